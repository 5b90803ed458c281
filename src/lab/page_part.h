/* What one block of a sheet made, as a part of the page: in HTML and in Markdown at once.
 * Everything added is text that stays text. */
#ifndef TABSHARK_LAB_PAGE_PART_H
#define TABSHARK_LAB_PAGE_PART_H

#include <glib.h>
#include <stdbool.h>

#include "table/table.h"
#include "text/writer.h"
#include "verbs/outlet.h"

typedef struct {
    GString *html;
    GString *markdown;
    const char *prefix; /* of each line of Markdown: of a list or quotation; borrowed */
} PagePart;

PagePart *page_part_new(const char *prefix);
void page_part_free(PagePart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PagePart, page_part_free)

/* A table, or the first rows of it in a format for machines. */
bool page_part_add_table(PagePart *part, const Table *table, const OutletPrint *how, const Run *run,
                         GError **error);

/* Lines of text, such as a command, with a caption or NULL. */
void page_part_add_text(PagePart *part, const char *text, size_t length, const char *caption);

/* A picture in the file `name` of the page's folder; `inside` puts it into the HTML. One that pages
 * do not show, such as a PDF, is a link. */
void page_part_add_picture(PagePart *part, const Picture *picture, const char *name, bool inside);

/* A link to a file that holds a table. */
void page_part_add_file(PagePart *part, const char *name, const Table *table);

/* Links to a folder, to the index in it, which is that table, and to the files in its column
 * 'file'. */
void page_part_add_folder(PagePart *part, const char *name, const Table *index);

typedef enum {
    NOTE_SENTENCE, /* of the sheet's own: no word stands in front */
    NOTE_REMARK,
    NOTE_WARNING,
    NOTE_ERROR,
} NoteKind;

/* A remark, a warning or an error; it may have several lines. */
void page_part_add_note(PagePart *part, NoteKind kind, const char *text);

/* The address of a file of the page's folder, as it stands in a link: only letters that mean
 * nothing in HTML and Markdown. The result is the caller's. */
char *page_address(const char *name);
/* Is that the name of a picture that a page can show: PNG, SVG, JPEG, GIF or WebP? */
bool page_shows(const char *name);
/* Such a picture as a data: address. */
char *page_data_address(const char *name, GBytes *bytes);

#endif
