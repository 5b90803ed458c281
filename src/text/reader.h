/* Delimited text to cells, by libcsv: the one place that knows it. */
#ifndef TABSHARK_TEXT_READER_H
#define TABSHARK_TEXT_READER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum {
    /* As tshark -T fields prints it: every tab ends a cell and every newline a row, no character
     * quotes another, an empty line is a row with one empty cell, and nothing is trimmed. A NUL
     * byte is an error. */
    READER_TSV,
    /* RFC 4180: quoted cells may hold commas, line breaks and doubled quotes; LF or CR LF; empty
       lines are skipped. */
    READER_CSV,
} ReaderFormat;

typedef struct {
    /* The next cell of the row; the bytes are valid during the call. */
    void (*cell)(const char *bytes, size_t length, void *data);
    /* The row is over. `whole` is false when the text ended before the line did. False with an
     * error stops reading. */
    bool (*row)(bool whole, void *data, GError **error);
} ReaderEvents;

typedef struct Reader Reader;

/* Of libcsv, as it was built with: it does not tell when it runs. */
const char *reader_library_version(void);

/* `events` and `data` must outlive the reader. */
Reader *reader_new(ReaderFormat format, const ReaderEvents *events, void *data);
void reader_free(Reader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Reader, reader_free)

/* Takes the next piece of the text, cut anywhere. Fails as soon as `row` failed, or when the text
 * is not of the format. After that the reader can only be freed. */
bool reader_feed(Reader *reader, const char *bytes, size_t length, GError **error);

/* The text is over. An unfinished last line becomes a row that is not whole. */
bool reader_finish(Reader *reader, GError **error);

#endif
