/* The tree of an expression. */
#ifndef TABSHARK_QUERY_SYNTAX_H
#define TABSHARK_QUERY_SYNTAX_H

#include <glib.h>
#include <stddef.h>

typedef enum {
    NODE_NUMBER,  /* 80, 0x18, 1.5e3 */
    NODE_SPAN,    /* 10ms: a number with a unit of time */
    NODE_STRING,  /* "text" */
    NODE_TRUTH,   /* true, false */
    NODE_ADDRESS, /* 10.0.0.1, 2001:db8::/32 */
    NODE_COLUMN,  /* tcp.len, `any name` */
    NODE_NEGATE,  /* -a */
    NODE_NOT,     /* not a */
    NODE_AND,
    NODE_OR,
    NODE_COMPARE,    /* a == b, by `operator` */
    NODE_ARITHMETIC, /* a + b, by `operator` */
    NODE_IN,         /* a in {b, c..d}: the children behind the first are items */
    NODE_RANGE,      /* c..d, an item of a set */
    NODE_CONTAINS,
    NODE_MATCHES,
    NODE_CALL, /* `text`(a, …) by `keys` */
} NodeKind;

/* What stands between two operands. */
typedef enum {
    OPERATOR_NONE,
    OPERATOR_EQ,
    OPERATOR_NE,
    OPERATOR_LT,
    OPERATOR_LE,
    OPERATOR_GT,
    OPERATOR_GE,
    OPERATOR_ADD,
    OPERATOR_SUBTRACT,
    OPERATOR_MULTIPLY,
    OPERATOR_DIVIDE,
    OPERATOR_MODULO,
    OPERATOR_BIT_AND,
} Operator;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    Operator operator;
    unsigned depth;    /* of the tree from here down; 0 for a leaf */
    size_t start, end; /* the bytes of the expression's text that it was read from */
    char *text; /* of literals, names and functions: what it says, without quotes and escapes */
    GPtrArray *children; /* of Node * */
    GPtrArray *keys;     /* of a call with "by": Node *; else NULL */
};

struct Expression {
    char *text;
    Node *root;
};

Node *node_new(NodeKind kind, size_t start, size_t end);
void node_free(Node *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Node, node_free)

static inline Node *node_child(const Node *node, size_t index)
{
    return g_ptr_array_index(node->children, index);
}

/* An error of code `code` (a TabsharkError) about the bytes start … end-1 of `text`: the message,
 * the text, and a caret under the place. Gives back NULL. */
void *syntax_error(GError **error, int code, const char *text, size_t start, size_t end,
                   const char *format, ...) G_GNUC_PRINTF(6, 7);

#endif
