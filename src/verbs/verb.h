/* What a step of a chain is: a source that makes a table, a verb that turns one into another, or a
 * sink that writes it.
 *
 * To add one: a file beside this header with its options, its row of type Verb and a function
 * `apply`; a line in verbs.c; a folder of cases under tests/cases. Help, man page and completion
 * come from the row.
 */
#ifndef TABSHARK_VERBS_VERB_H
#define TABSHARK_VERBS_VERB_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "base/progress.h"
#include "capture/plan.h"
#include "capture/request.h"
#include "capture/stream.h"
#include "table/table.h"

typedef enum {
    VERB_SOURCE,
    VERB_STEP,
    VERB_SINK,
    VERB_LINE, /* no step: a line of its own in a file of chains */
} VerbKind;

typedef struct Outlet Outlet;             /* verbs/outlet.h */
typedef struct Provenance Provenance;     /* verbs/partial.h */
typedef struct PartialSteps PartialSteps; /* verbs/partial.h */

/* What a run knows, handed to each step. */
typedef struct {
    Diagnostics *diagnostics; /* warnings go here */
    bool utc;                 /* people see UTC instead of local time */
    bool show_command; /* sources print the command they would start, and the chain ends there */
    struct PlotPage *page; /* where plots without a file go: verbs/plot_page.h; NULL: nowhere */
    GHashTable *kept;      /* the tables that keep has put by in this run: char * -> Table * */
    Outlet *outlet;     /* takes what sinks make; NULL: standard output, and files of their own */
    Progress *progress; /* what takes long tells it how far it is; may be NULL */
    struct WritePieces *pieces; /* what print gets is a piece of a table; NULL: the whole */
    CapturePlan *plan; /* holds the requests of all sources of the run; NULL: each reads alone */
    const Provenance *provenance; /* where the chain's table is from, for a step that gives a
                                     partial result; else NULL */
} Run;

/* What an option says. */
typedef enum {
    OPTION_RESULT,   /* what the result is */
    OPTION_MEANS,    /* how it comes about, which does not change it */
    OPTION_CAPTURES, /* the captures of a source */
} OptionRole;

/* One option. The value lands in the step's options struct, at `offset`. */
typedef struct {
    const char *name; /* --name */
    char letter;      /* -l, or 0 */
    GOptionArg kind; /* NONE (gboolean), STRING or FILENAME (char *), STRING_ARRAY or FILENAME_ARRAY
                        (char **), INT64, INT, DOUBLE */
    size_t offset;
    const char *argument; /* what stands for the value in the help; NULL for NONE */
    const char *help;
    const char *const *choices; /* the values there are, if they are words; ends with NULL, and may
                                   be NULL; "a|b" as the argument says the same */
    OptionRole role;
} VerbOption;

typedef struct {
    const char *name;
    VerbKind kind;
    const char *synopsis;      /* "head [-n N]" */
    const char *summary;       /* one line for the list of verbs */
    const char *description;   /* the rest of `tabshark help NAME`: paragraphs, whose lines are
                                  filled anew, and examples, whose lines begin with two spaces */
    const char *appendix;      /* text below that, from another module; may be NULL */
    const VerbOption *options; /* ends with a row whose name is NULL; may be NULL */
    size_t size;               /* of the options struct, whose first member is `char **arguments` */
    /* Sets defaults, before options are read; may be NULL. */
    void (*defaults)(void *options);
    /* Checks what was read and prepares it; may be NULL. Errors are TABSHARK_ERROR_USAGE. */
    bool (*check)(void *options, GError **error);
    /* Does the work. `in` is NULL for a source; a sink gives back a new reference to `in`. NULL
     * without an error ends the chain. NULL in a line, which whoever reads the file acts on. */
    Table *(*apply)(const Table *in, const void *options, const Run *run, GError **error);
    /* Does a step with those options need Run's page, unless an outlet takes what it makes? NULL:
     * never. */
    bool (*needs_page)(const void *options);
    /* If so, can it be a part of that page? NULL: always. Errors are TABSHARK_ERROR_USAGE. */
    bool (*check_on_page)(const void *options, GError **error);
    /* Does a step with those options make each row of its table of one row of the other alone, in
     * their order, so that it may be given the table in pieces? NULL: it does not. */
    bool (*row_wise)(const void *options);
    /* Does a step with those options only keep so many of the first rows? NULL: no. */
    bool (*first_rows)(const void *options, size_t *rows);
    /* May a sink with those options be given the table in pieces (Run.pieces)? NULL: no. */
    bool (*takes_pieces)(const void *options);
    /* Does a source with those options give its table in pieces, as it comes? NULL: no. Then stream
     * does the work in place of apply. */
    bool (*in_pieces)(const void *options);
    bool (*stream)(const void *options, const Run *run, CaptureTake take, void *data,
                   GError **error);
    /* Likewise of the rows of one capture: may it be given each capture's by themselves, provided
     * that a column "capture" tells them apart? NULL: it may not, unless it is row_wise. */
    bool (*capture_wise)(const void *options);
    /* How a step's results are put together of parts; NULL: they cannot be. */
    const PartialSteps *partial;
    /* Of a step that is none of these: what to do in a chain that is to be cut; may be NULL. */
    const char *when_cut;
    /* The names of the columns that a source will give, for completion: an array of char * that
     * owns them. `words` are the step's so far, as verb_parse takes them, and need not be right.
     * NULL, the function or its result: they are not known before it runs. */
    GPtrArray *(*columns)(int argc, char **words);
    /* The files that a source makes its table of, each by itself; borrowed. NULL, the function or
     * its result: it cannot be said. */
    char **(*captures)(const void *options);
    /* What a source will read of captures, so that it can be planned with others (Run.plan);
     * borrowed from the options. NULL, the function or its result: nothing that can be planned. */
    const CaptureRequest *(*request)(const void *options);
    /* Does a source with those options write a result, so that its table is printed only if the
     * chain goes on? NULL: it does not. */
    bool (*writes)(const void *options);
    /* Frees what check added; the options' own values are freed for it. May be NULL. */
    void (*clear)(void *options);
} Verb;

/* Reads argv[1…] (argv[0] is the verb's name) into a new options struct. */
void *verb_parse(const Verb *verb, int argc, char **argv, GError **error);
void verb_free_options(const Verb *verb, void *options);

/* Adds the words that give those options: the verb's name, options that differ from the defaults
 * and whose role is none of `but` (bits 1 << OptionRole), and plain arguments unless these are left
 * out with OPTION_CAPTURES. */
void verb_append_words(GPtrArray *words, const Verb *verb, const void *options, unsigned but);

/* The option that a word is, if it is one that takes a value: "--field", "-e", or "-eframe.len",
 * which has the value in it. NULL otherwise. */
const VerbOption *verb_option_with_value(const Verb *verb, const char *word);

/* The page of `tabshark help NAME`. */
char *verb_help(const Verb *verb);

#endif
