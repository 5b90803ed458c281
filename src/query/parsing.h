/* What the rules of the grammar share: the words still to be read, and nodes under construction. */
#ifndef TABSHARK_QUERY_PARSING_H
#define TABSHARK_QUERY_PARSING_H

#include <glib.h>
#include <stdbool.h>

#include "query/lexer.h"
#include "query/syntax.h"

typedef struct {
    const char *text;
    GArray *tokens; /* of Token */
    unsigned at;
    unsigned depth; /* of rules that are being read inside each other */
    GError **error;
} Parser;

/* The next token, and what it is. */
const Token *parser_peek(const Parser *parser);
bool token_is_sign(const Token *token, const char *sign);
bool token_is_word(const Token *token, const char *word);

/* Each takes the next token if it is that sign or word. */
bool parser_take_sign(Parser *parser, const char *sign);
bool parser_take_word(Parser *parser, const char *word);

/* An error at the next token: "`wanted` was expected". Gives back NULL. */
Node *parser_fail(Parser *parser, const char *wanted);

/* Takes a sign, or fails. */
bool parser_expect_sign(Parser *parser, const char *sign);

/* Stands around every rule that can contain itself; parser_enter fails where the nesting is too
 * deep, and either way parser_leave belongs to it. */
bool parser_enter(Parser *parser);
void parser_leave(Parser *parser);

/* Where the last token that was taken ends. */
size_t parser_end(const Parser *parser);

/* The next token, which is taken, as a node. */
Node *parser_leaf(Parser *parser, NodeKind kind);

/* A node over one or two others, which it takes over; NULL if `right` is, after an error. `left` is
 * NULL for an operator in front of its operand. */
Node *parser_join(Parser *parser, NodeKind kind, Operator operator, Node * left, Node *right);

/* Counts the depth of a node whose children were added one by one; fails where it is too deep. */
bool parser_measure(Parser *parser, Node *node);

#endif
