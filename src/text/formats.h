/* The functions behind the table of formats in writer.c, one a file; see TextFormat for what they
 * promise. */
#ifndef TABSHARK_TEXT_FORMATS_H
#define TABSHARK_TEXT_FORMATS_H

#include "text/writer.h"

/* Tab-separated, a line a row, the first with the names; a missing value is an empty cell. Text
 * goes out byte for byte, as tshark prints it, but for tabs and line breaks, which become \t, \n
 * and \r with one warning. */
bool tsv_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error);

/* RFC 4180 with LF line ends and quotes only where they are needed. Numbers are decimal, so that
 * other programs read them as such. */
bool csv_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error);

/* An array of objects, one a line. Numbers and durations (in seconds) are numbers, missing values
 * and infinities null, the rest strings; bytes that are not UTF-8 become U+FFFD. */
bool json_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error);

/* The same objects, one a line, without the array. */
bool jsonl_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error);

/* A pipe table of GitHub Flavored Markdown (section 4.10) in which text stays text: no cell becomes
 * markup, HTML or a link (but GitHub makes one of an e-mail address, whatever stands before the @).
 * Values are written in full, as in the machines' formats. */
bool markdown_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error);

/* For people: the figure of html_write_part behind the line that names the encoding, so that a
 * browser shows a file of it alone. */
bool html_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error);

/* A <figure> for a page of HTML: the first and last rows as a <table>, below the names the types,
 * and how many rows there are. Text stays text, and nothing in it is a style or a script. Texts
 * longer than 200 columns are cut. */
bool html_write_part(const Table *table, const WriteOptions *options, FILE *stream, GError **error);

/* For people: aligned columns, a line with their types, first and last rows, and how many there
 * are. A missing value is "·", which no blank text can be taken for. */
bool pretty_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error);

/* A database of SQLite with the table, and one of what its columns are; sqlite.h has the types. A
 * stream that is an empty file, open to read and write, is worked on in place; else all goes
 * through a temporary file. */
bool sqlite_write(const Table *table, const WriteOptions *options, FILE *stream, GError **error);

#endif
