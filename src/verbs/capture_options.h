/* The options of verbs that read captures, with tshark's letters: read, streams and their like.
 *
 * A verb has a CaptureOptions in its options struct and their rows in its table of options:
 *
 *   static const VerbOption options[] = {
 *       CAPTURE_FILE_OPTION(StreamsOptions, capture),
 *       {"ip", …},
 *       CAPTURE_OPTIONS(StreamsOptions, capture),
 *       {NULL},
 *   };
 */
#ifndef TABSHARK_VERBS_CAPTURE_OPTIONS_H
#define TABSHARK_VERBS_CAPTURE_OPTIONS_H

#include <glib.h>
#include <stdbool.h>

#include "capture/request.h"
#include "verbs/verb.h"

typedef struct {
    char **captures; /* -r */
    char *filter;
    char **preferences;
    char **decode_as;
    char *profile;
    char *resolve;
    char *engine;
    gboolean two_pass;
    gboolean no_cache;
    gboolean show_command;
    gboolean capture_column; /* of verbs that have it */
    gint64 count;
    gint64 jobs;
    double timeout;
    CaptureRequest request; /* after capture_options_check */
} CaptureOptions;

/* clang-format off */
#define CAPTURE_FILE_OPTION(Options, member)                                                       \
    {"read", 'r', G_OPTION_ARG_FILENAME_ARRAY, offsetof(Options, member.captures), "FILE",         \
     "a capture; the same as a plain argument", .role = OPTION_CAPTURES}

#define CAPTURE_FILTER_OPTION(Options, member)                                                     \
    {"filter", 'Y', G_OPTION_ARG_STRING, offsetof(Options, member.filter), "FILTER",               \
     "only packets that match this display filter"}

#define CAPTURE_COLUMN_OPTION(Options, member)                                                     \
    {"capture-column", 0, G_OPTION_ARG_NONE, offsetof(Options, member.capture_column), NULL,       \
     "the column 'capture' also where there is one capture"}

#define CAPTURE_OPTIONS(Options, member)                                                           \
    {"count", 'c', G_OPTION_ARG_INT64, offsetof(Options, member.count), "N",                       \
     "only the first N packets of each capture"},                                                  \
    {"two-pass", '2', G_OPTION_ARG_NONE, offsetof(Options, member.two_pass), NULL,                 \
     "analyse in two passes, so that packets know of later ones"},                                 \
    {"preference", 'o', G_OPTION_ARG_STRING_ARRAY, offsetof(Options, member.preferences),          \
     "NAME:VALUE", "set one of Wireshark's preferences; may be repeated"},                         \
    {"decode-as", 'd', G_OPTION_ARG_STRING_ARRAY, offsetof(Options, member.decode_as),             \
     "LAYER==SELECTOR,PROTOCOL", "decode as another protocol; may be repeated"},                   \
    {"profile", 'C', G_OPTION_ARG_STRING, offsetof(Options, member.profile), "NAME",               \
     "use this Wireshark profile"},                                                                \
    {"resolve", 'N', G_OPTION_ARG_STRING, offsetof(Options, member.resolve), "FLAGS",              \
     "resolve names (tshark's letters: m n N t d v); without it, none"},                           \
    {"engine", 0, G_OPTION_ARG_STRING, offsetof(Options, member.engine), "auto|columns|fields",    \
     "how tshark prints: its columns take half the time of its fields; auto takes them where they "\
     "are proven to give the same table", .role = OPTION_MEANS},                                                         \
    {"jobs", 0, G_OPTION_ARG_INT64, offsetof(Options, member.jobs), "N",                           \
     "read so many captures at a time; by default as many as there are cores", .role = OPTION_MEANS},                    \
    {"timeout", 0, G_OPTION_ARG_DOUBLE, offsetof(Options, member.timeout), "SECONDS",              \
     "end a tshark that needs longer for a capture, with an error", .role = OPTION_MEANS},                               \
    {"no-cache", 0, G_OPTION_ARG_NONE, offsetof(Options, member.no_cache), NULL,                   \
     "read anew, and keep nothing of it for later reads", .role = OPTION_MEANS},                   \
    {"show-command", 0, G_OPTION_ARG_NONE, offsetof(Options, member.show_command), NULL,           \
     "print the command that would be run, and do nothing", .role = OPTION_MEANS}
/* clang-format on */

/* Makes the request of what was read; its fields and what follows from them are the caller's to
 * set. `arguments` are more captures, after those of -r. Errors begin with the verb's name. */
bool capture_options_check(CaptureOptions *options, char **arguments, const char *verb,
                           GError **error);

/* The table with the column "capture" in front, if that is asked for and it has none; takes over
 * `table`, which may be NULL. */
Table *capture_options_add_column(const CaptureOptions *options, Table *table);

/* Frees what the check added. */
void capture_options_clear(CaptureOptions *options);

#endif
