/* What can stand at a place in a line of the shell: verbs, options, columns, fields, kept tables,
 * files. The table of verbs says which (a verb's synopsis, the word that stands for an option's
 * value). */
#ifndef TABSHARK_LAB_SHELL_COMPLETE_H
#define TABSHARK_LAB_SHELL_COMPLETE_H

#include <glib.h>
#include <stddef.h>

#include "lab/shell_words.h"
#include "verbs/verb.h"

/* Where names come from. */
typedef struct {
    GHashTable *kept; /* char * -> Table *, with the shell's own (shell_line.h) */
    /* The names of Wireshark's fields that start with `prefix`, sorted; the caller's. */
    GPtrArray *(*fields)(const char *prefix, void *data);
    void *data;
    /* On the command line, where another shell asks: the commands beside chains, ending with NULL;
     * NULL in the shell itself. Then what a word of the shell's own would be is not offered, nor
     * are files, which that shell lists itself (Completion.files). */
    const Verb *const *commands;
} CompletionSources;

/* Which files can stand at a place. */
typedef enum { FILES_NONE, FILES_ANY, FILES_CAPTURES, FILES_FOLDERS } CompletionFiles;

typedef struct {
    GPtrArray *names; /* of char *, sorted, each once: whole words, or whole parts of words where
                         several stand in one, as in -e a,b; safe on a terminal */
    size_t typed;     /* so many bytes of each are there already */
    char quote;       /* that is open at the place, or 0 */
    CompletionFiles files; /* that another shell is to add */
} Completion;

/* The completion at the end of `text`. */
Completion *completion_new(const char *text, size_t length, const CompletionSources *sources);
/* The same for words that another shell has taken apart, without "tabshark" in front. */
Completion *completion_of_words(const ShellWords *words, const CompletionSources *sources);
void completion_free(Completion *completion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Completion, completion_free)

/* What all names have in common beyond what is typed, quoted as it has to be, and whatever follows
 * a single name. Empty if that is nothing. */
char *completion_insertion(const Completion *completion);

#endif
