/* The words of a line up to a place in it, for completion: what stands before, and the beginning of
 * the word at that place. Quoting is a shell's, as script.h has it. */
#ifndef TABSHARK_LAB_SHELL_WORDS_H
#define TABSHARK_LAB_SHELL_WORDS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    GPtrArray *before; /* of char *: the words that end before the place */
    GString *current;  /* the word at the place, without quotes; "" between words */
    char quote;        /* that is open at the place: ' or ", or 0 */
    bool comment;      /* the place is in a comment: it holds no words */
    bool escaped;      /* the place is behind a backslash, which acts on what comes next */
} ShellWords;

ShellWords *shell_words_new(const char *text, size_t length);
void shell_words_free(ShellWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ShellWords, shell_words_free)

/* Appends `length` bytes of a word as they have to be typed, within `quote` if that is not 0. */
void shell_words_append_quoted(GString *out, const char *text, size_t length, char quote);

#endif
