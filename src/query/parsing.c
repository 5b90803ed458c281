#include "query/parsing.h"

#include <string.h>

#include "base/error.h"

/* Deeper nesting, and longer chains of operators, than people write; both far from the end of the
 * stack, for trees are walked by recursion. */
#define DEPTH_MAX 200
#define TREE_MAX  2000

const Token *parser_peek(const Parser *parser)
{
    return &g_array_index(parser->tokens, Token, parser->at);
}

bool token_is_sign(const Token *token, const char *sign)
{
    return token->kind == TOKEN_SIGN && strcmp(token->text, sign) == 0;
}

bool token_is_word(const Token *token, const char *word)
{
    return token->kind == TOKEN_NAME && strcmp(token->text, word) == 0;
}

bool parser_take_sign(Parser *parser, const char *sign)
{
    bool taken = token_is_sign(parser_peek(parser), sign);
    parser->at += taken;
    return taken;
}

bool parser_take_word(Parser *parser, const char *word)
{
    bool taken = token_is_word(parser_peek(parser), word);
    parser->at += taken;
    return taken;
}

Node *parser_fail(Parser *parser, const char *wanted)
{
    const Token *token = parser_peek(parser);
    const char *found = token->kind == TOKEN_END ? "the expression ends" : "this stands";
    return syntax_error(parser->error, TABSHARK_ERROR_USAGE, parser->text, token->start, token->end,
                        "%s where %s was expected", found, wanted);
}

bool parser_expect_sign(Parser *parser, const char *sign)
{
    if (parser_take_sign(parser, sign))
        return true;
    g_autofree char *wanted = g_strdup_printf("'%s'", sign);
    parser_fail(parser, wanted);
    return false;
}

bool parser_enter(Parser *parser)
{
    if (++parser->depth <= DEPTH_MAX)
        return true;
    const Token *token = parser_peek(parser);
    syntax_error(parser->error, TABSHARK_ERROR_USAGE, parser->text, token->start, token->end,
                 "the expression is nested more than %d deep", DEPTH_MAX);
    return false;
}

void parser_leave(Parser *parser)
{
    parser->depth--;
}

size_t parser_end(const Parser *parser)
{
    return g_array_index(parser->tokens, Token, parser->at - 1).end;
}

Node *parser_leaf(Parser *parser, NodeKind kind)
{
    const Token *token = parser_peek(parser);
    Node *node = node_new(kind, token->start, token->end);
    node->text = g_strdup(token->text);
    parser->at++;
    return node;
}

bool parser_measure(Parser *parser, Node *node)
{
    for (unsigned i = 0; i < node->children->len; i++)
        node->depth = MAX(node->depth, node_child(node, i)->depth + 1);
    if (node->depth <= TREE_MAX)
        return true;
    const Node *last = node_child(node, node->children->len - 1);
    syntax_error(parser->error, TABSHARK_ERROR_USAGE, parser->text, last->start, last->end,
                 "the expression joins more than %d operators; many values of one column go "
                 "into a set: x in {1, 2, 3}",
                 TREE_MAX);
    return false;
}

Node *parser_join(Parser *parser, NodeKind kind, Operator operator, Node * left, Node *right)
{
    g_autoptr(Node) first = left;
    if (right == NULL)
        return NULL;
    size_t start = first != NULL ? first->start : right->start;
    g_autoptr(Node) node = node_new(kind, start, right->end);
    node->operator= operator;
    if (first != NULL)
        g_ptr_array_add(node->children, g_steal_pointer(&first));
    g_ptr_array_add(node->children, right);
    return parser_measure(parser, node) ? g_steal_pointer(&node) : NULL;
}
