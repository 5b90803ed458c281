/* The words of an expression. */
#ifndef TABSHARK_QUERY_LEXER_H
#define TABSHARK_QUERY_LEXER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_SPAN,
    TOKEN_STRING,
    TOKEN_ADDRESS, /* with its prefix length, if there is one */
    TOKEN_NAME,    /* a column, a function or a word such as "and" */
    TOKEN_QUOTED,  /* a column's name in backquotes */
    TOKEN_SIGN,    /* "(", "==", "&&", … */
} TokenKind;

typedef struct {
    TokenKind kind;
    size_t start, end; /* bytes of the text */
    char *text;        /* what it says, without quotes and escapes */
} Token;

/* Takes the text apart: an array of Token that ends with TOKEN_END. */
GArray *lexer_read(const char *text, GError **error);

#endif
