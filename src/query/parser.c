/* Expressions by recursive descent; each rule of the grammar stands above the function that reads
 * it. */
#include <string.h>

#include "query/check.h"
#include "query/expression.h"
#include "query/lexer.h"
#include "query/parsing.h"

const char expression_grammar[] =
    "  or          and { \"or\" and }                      also ||\n"
    "  and         not { \"and\" not }                     also &&\n"
    "  not         \"not\" not | comparison                also !\n"
    "  comparison  sum [ == != < <= > >= sum ]           also eq ne lt le gt ge\n"
    "              sum in { item, … }                    an item is a value or from..to\n"
    "              sum contains sum\n"
    "              sum matches \"REGEX\"                   PCRE2, either case; also ~\n"
    "  sum         product { + - product }\n"
    "  product     unary { * / % & unary }               / gives a real, & is of bits\n"
    "  unary       - unary | primary\n"
    "  primary     80 0x18 1.5 | 10ms 1.5s 5m 1h 1d | true false\n"
    "              \"text\" r\"no \\ escapes\" \"2016-08-02 02:19:35\"\n"
    "              10.0.0.1 10.0.0.0/8 2001:db8::/32 00:1b:21:3c:9d:f8\n"
    "              tcp.len sum:tcp.len `any column`      by itself: is it present?\n"
    "              function( expression, … ) [ by key | by ( key, … ) ]\n"
    "              ( or )\n";

static Node *read_or(Parser *parser);
static Node *read_sum(Parser *parser);

/* Reads "item, item … close" into `list`, at least one. */
static bool read_list(Parser *parser, GPtrArray *list, const char *close,
                      Node *(*read_item)(Parser *parser))
{
    do {
        Node *item = read_item(parser);
        if (item == NULL)
            return false;
        g_ptr_array_add(list, item);
    } while (parser_take_sign(parser, ","));
    return parser_expect_sign(parser, close);
}

/* key = column */
static Node *read_key(Parser *parser)
{
    const Token *token = parser_peek(parser);
    if (token->kind == TOKEN_NAME || token->kind == TOKEN_QUOTED)
        return parser_leaf(parser, NODE_COLUMN);
    return parser_fail(parser, "the name of a column");
}

static bool read_keys(Parser *parser, Node *call)
{
    call->keys = g_ptr_array_new_with_free_func((GDestroyNotify)node_free);
    if (parser_take_sign(parser, "("))
        return read_list(parser, call->keys, ")", read_key);
    Node *key = read_key(parser);
    if (key != NULL)
        g_ptr_array_add(call->keys, key);
    return key != NULL;
}

/* call = name "(" [ or { "," or } ] ")" [ "by" ( key | "(" key { "," key } ")" ) ] */
static Node *read_call(Parser *parser)
{
    g_autoptr(Node) call = parser_leaf(parser, NODE_CALL);
    parser->at++;
    if (!parser_take_sign(parser, ")") && !read_list(parser, call->children, ")", read_or))
        return NULL;
    if (parser_take_word(parser, "by") && !read_keys(parser, call))
        return NULL;
    call->end = parser_end(parser);
    return parser_measure(parser, call) ? g_steal_pointer(&call) : NULL;
}

static bool is_reserved(const char *word)
{
    static const char *const words[] = {"and", "or", "not", "in", "by",       "eq",      "ne",
                                        "lt",  "le", "gt",  "ge", "contains", "matches", NULL};
    return g_strv_contains(words, word);
}

static Node *read_name(Parser *parser)
{
    const Token *token = parser_peek(parser);
    if (is_reserved(token->text))
        return parser_fail(parser, "a value (a column of that name goes in backquotes)");
    if (token_is_word(token, "true") || token_is_word(token, "false"))
        return parser_leaf(parser, NODE_TRUTH);
    return token_is_sign(token + 1, "(") ? read_call(parser) : parser_leaf(parser, NODE_COLUMN);
}

/* primary = number | span | string | "true" | "false" | address | column | call | "(" or ")" */
static Node *read_primary(Parser *parser)
{
    switch (parser_peek(parser)->kind) {
    case TOKEN_NUMBER:
        return parser_leaf(parser, NODE_NUMBER);
    case TOKEN_SPAN:
        return parser_leaf(parser, NODE_SPAN);
    case TOKEN_STRING:
        return parser_leaf(parser, NODE_STRING);
    case TOKEN_ADDRESS:
        return parser_leaf(parser, NODE_ADDRESS);
    case TOKEN_QUOTED:
        return parser_leaf(parser, NODE_COLUMN);
    case TOKEN_NAME:
        return read_name(parser);
    case TOKEN_SIGN:
    case TOKEN_END:
        break;
    }
    size_t start = parser_peek(parser)->start;
    if (!parser_take_sign(parser, "("))
        return parser_fail(parser, "a value, a column or '('");
    g_autoptr(Node) inner = read_or(parser);
    if (inner == NULL || !parser_expect_sign(parser, ")"))
        return NULL;
    /* For messages about it. */
    inner->start = start;
    inner->end = parser_end(parser);
    return g_steal_pointer(&inner);
}

/* unary = "-" unary | primary */
static Node *read_unary(Parser *parser)
{
    if (!parser_enter(parser))
        return NULL;
    size_t start = parser_peek(parser)->start;
    Node *node = parser_take_sign(parser, "-")
                     ? parser_join(parser, NODE_NEGATE, OPERATOR_NONE, NULL, read_unary(parser))
                     : read_primary(parser);
    if (node != NULL && node->kind == NODE_NEGATE)
        node->start = start;
    parser_leave(parser);
    return node;
}

typedef struct {
    const char *sign;
    Operator operator;
} OperatorSign;

/* The operator that comes next, of a list that ends with NULL. */
static Operator take_operator(Parser *parser, const OperatorSign *list)
{
    for (; list->sign != NULL; list++) {
        if (parser_take_sign(parser, list->sign) || parser_take_word(parser, list->sign))
            return list->operator;
    }
    return OPERATOR_NONE;
}

/* A chain of operands, joined from left to right. */
static Node *read_chain(Parser *parser, const OperatorSign *list,
                        Node *(*read_operand)(Parser *parser))
{
    Node *left = read_operand(parser);
    Operator operator;
    while (left != NULL && (operator= take_operator(parser, list)) != OPERATOR_NONE)
        left = parser_join(parser, NODE_ARITHMETIC, operator, left, read_operand(parser));
    return left;
}

/* product = unary { ( "*" | "/" | "%" | "&" ) unary } */
static Node *read_product(Parser *parser)
{
    static const OperatorSign list[] = {{"*", OPERATOR_MULTIPLY},
                                        {"/", OPERATOR_DIVIDE},
                                        {"%", OPERATOR_MODULO},
                                        {"&", OPERATOR_BIT_AND},
                                        {NULL, OPERATOR_NONE}};
    return read_chain(parser, list, read_unary);
}

/* sum = product { ( "+" | "-" ) product } */
static Node *read_sum(Parser *parser)
{
    static const OperatorSign list[] = {
        {"+", OPERATOR_ADD}, {"-", OPERATOR_SUBTRACT}, {NULL, OPERATOR_NONE}};
    return read_chain(parser, list, read_product);
}

/* item = sum [ ".." sum ] */
static Node *read_item(Parser *parser)
{
    Node *low = read_sum(parser);
    if (low == NULL || !parser_take_sign(parser, ".."))
        return low;
    return parser_join(parser, NODE_RANGE, OPERATOR_NONE, low, read_sum(parser));
}

/* set = "{" item { "," item } "}" */
static Node *read_set(Parser *parser, Node *subject)
{
    g_autoptr(Node) node = node_new(NODE_IN, subject->start, subject->end);
    g_ptr_array_add(node->children, subject);
    if (!parser_expect_sign(parser, "{") || !read_list(parser, node->children, "}", read_item))
        return NULL;
    node->end = parser_end(parser);
    return parser_measure(parser, node) ? g_steal_pointer(&node) : NULL;
}

/* comparison = sum [ operator sum | "in" set | "contains" sum | "matches" sum ] */
static Node *read_comparison(Parser *parser)
{
    static const OperatorSign list[] = {
        {"==", OPERATOR_EQ},  {"!=", OPERATOR_NE}, {"<=", OPERATOR_LE}, {">=", OPERATOR_GE},
        {"<", OPERATOR_LT},   {">", OPERATOR_GT},  {"eq", OPERATOR_EQ}, {"ne", OPERATOR_NE},
        {"le", OPERATOR_LE},  {"ge", OPERATOR_GE}, {"lt", OPERATOR_LT}, {"gt", OPERATOR_GT},
        {NULL, OPERATOR_NONE}};
    Node *left = read_sum(parser);
    if (left == NULL)
        return NULL;
    Operator operator= take_operator(parser, list);
    if (operator!= OPERATOR_NONE)
        return parser_join(parser, NODE_COMPARE, operator, left, read_sum(parser));
    if (parser_take_word(parser, "in"))
        return read_set(parser, left);
    if (parser_take_word(parser, "contains"))
        return parser_join(parser, NODE_CONTAINS, OPERATOR_NONE, left, read_sum(parser));
    if (parser_take_word(parser, "matches") || parser_take_sign(parser, "~"))
        return parser_join(parser, NODE_MATCHES, OPERATOR_NONE, left, read_sum(parser));
    return left;
}

/* not = ( "not" | "!" ) not | comparison */
static Node *read_not(Parser *parser)
{
    size_t start = parser_peek(parser)->start;
    if (!parser_take_word(parser, "not") && !parser_take_sign(parser, "!"))
        return read_comparison(parser);
    Node *node = parser_enter(parser)
                     ? parser_join(parser, NODE_NOT, OPERATOR_NONE, NULL, read_not(parser))
                     : NULL;
    if (node != NULL)
        node->start = start;
    parser_leave(parser);
    return node;
}

/* and = not { ( "and" | "&&" ) not } */
static Node *read_and(Parser *parser)
{
    Node *left = read_not(parser);
    while (left != NULL && (parser_take_word(parser, "and") || parser_take_sign(parser, "&&")))
        left = parser_join(parser, NODE_AND, OPERATOR_NONE, left, read_not(parser));
    return left;
}

/* or = and { ( "or" | "||" ) and } */
static Node *read_or(Parser *parser)
{
    Node *left = read_and(parser);
    while (left != NULL && (parser_take_word(parser, "or") || parser_take_sign(parser, "||")))
        left = parser_join(parser, NODE_OR, OPERATOR_NONE, left, read_and(parser));
    return left;
}

/* What may stand behind an expression. */
static const char *expected_end(const Token *token)
{
    static const char *const loud[] = {"AND", "OR", "NOT", "IN", "And", "Or", NULL};
    if (token->kind == TOKEN_NAME && g_strv_contains(loud, token->text))
        return "an operator (they are written small: and, or, not, in)";
    if (token_is_sign(token, ","))
        return "an operator or the end (several keys stand in parentheses: by (a, b))";
    return "an operator or the end";
}

Expression *expression_parse(const char *text, GError **error)
{
    g_autoptr(GArray) tokens = lexer_read(text, error);
    if (tokens == NULL)
        return NULL;
    Parser parser = {text, tokens, 0, 0, error};
    g_autoptr(Node) root = read_or(&parser);
    if (root != NULL && parser_peek(&parser)->kind != TOKEN_END) {
        parser_fail(&parser, expected_end(parser_peek(&parser)));
        return NULL;
    }
    if (root == NULL || !check_tree(text, root, error))
        return NULL;
    Expression *expression = g_new0(Expression, 1);
    expression->text = g_strdup(text);
    expression->root = g_steal_pointer(&root);
    return expression;
}

void expression_free(Expression *expression)
{
    if (expression == NULL)
        return;
    g_free(expression->text);
    node_free(expression->root);
    g_free(expression);
}
