/* The tree that an expression becomes. */
#include "query/expression.h"
#include "query/syntax.h"
#include "support.h"

static const char *const names[] = {
    [NODE_NEGATE] = "neg",
    [NODE_NOT] = "not",
    [NODE_AND] = "and",
    [NODE_OR] = "or",
    [NODE_IN] = "in",
    [NODE_RANGE] = "range",
    [NODE_CONTAINS] = "contains",
    [NODE_MATCHES] = "matches",
    [NODE_CALL] = "call",
};

static const char *const operators[] = {
    [OPERATOR_EQ] = "==",    [OPERATOR_NE] = "!=",      [OPERATOR_LT] = "<",
    [OPERATOR_LE] = "<=",    [OPERATOR_GT] = ">",       [OPERATOR_GE] = ">=",
    [OPERATOR_ADD] = "+",    [OPERATOR_SUBTRACT] = "-", [OPERATOR_MULTIPLY] = "*",
    [OPERATOR_DIVIDE] = "/", [OPERATOR_MODULO] = "%",   [OPERATOR_BIT_AND] = "&",
};

/* (+ 1 (* 2 3)) */
static void append_tree(GString *out, const Node *node)
{
    if (node->children->len == 0 && node->kind != NODE_CALL) {
        g_string_append(out, node->text);
        return;
    }
    bool named = node->kind == NODE_COMPARE || node->kind == NODE_ARITHMETIC;
    g_string_append_printf(out, "(%s", named ? operators[node->operator] : names[node->kind]);
    if (node->kind == NODE_CALL)
        g_string_append_printf(out, " %s", node->text);
    for (unsigned i = 0; i < node->children->len; i++) {
        g_string_append_c(out, ' ');
        append_tree(out, node_child(node, i));
    }
    for (unsigned i = 0; node->keys != NULL && i < node->keys->len; i++) {
        const Node *key = g_ptr_array_index(node->keys, i);
        g_string_append_printf(out, " by:%s", key->text);
    }
    g_string_append_c(out, ')');
}

static void check_tree_of(const char *text, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) tree = g_string_new(NULL);
    g_autoptr(Expression) expression = expression_parse(text, &error);
    g_assert_no_error(error);
    append_tree(tree, expression->root);
    g_assert_cmpstr(tree->str, ==, expected);
}

static void test_trees(void)
{
    static const char *const cases[][2] = {
        {"1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)"},
        {"(1 + 2) * 3", "(* (+ 1 2) 3)"},
        {"1 - 2 - 3", "(- (- 1 2) 3)"},
        {"a / b % c & d", "(& (% (/ a b) c) d)"},
        {"-a * - -b", "(* (neg a) (neg (neg b)))"},
        {"a - -1", "(- a (neg 1))"},
        {"a or b and not c == d", "(or a (and b (not (== c d))))"},
        {"a || b && !c", "(or a (and b (not c)))"},
        {"not not a", "(not (not a))"},
        {"!(a or b) and c", "(and (not (or a b)) c)"},
        {"a + 1 >= b * 2", "(>= (+ a 1) (* b 2))"},
        {"a eq 1 or a ne 1 or a lt 1", "(or (or (== a 1) (!= a 1)) (< a 1))"},
        {"a le 1 and a gt 1 and a ge 1", "(and (and (<= a 1) (> a 1)) (>= a 1))"},
        {"(a == b) == (c == d)", "(== (== a b) (== c d))"},
        {"a in {1, 2..3 + 1}", "(in a 1 (range 2 (+ 3 1)))"},
        {"not a in {1}", "(not (in a 1))"},
        {"a contains \"b\" + c", "(contains a (+ b c))"},
        {"a matches \"x\" or a ~ \"y\"", "(or (matches a x) (matches a y))"},
        {"count()", "(call count)"},
        {"if(a > 1, b, -c)", "(call if (> a 1) b (neg c))"},
        {"sum(a + 1) by b * 2", "(* (call sum (+ a 1) by:b) 2)"},
        {"lag(a, 2) by (b, `c d`)", "(call lag a 2 by:b by:c d)"},
        {"max(a or b)", "(call max (or a b))"},
        /* A function's name by itself is a column's, as is a word in backquotes. */
        {"count > min", "(> count min)"},
        {"`and` == `true`", "(== and true)"},
        {"`if`", "if"},
        {"true and false", "(and true false)"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        check_tree_of(cases[i][0], cases[i][1]);
}

/* A text, the message, and the line with the caret. */
static const struct {
    const char *text, *message, *caret;
} failures[] = {
    {"", "the expression ends where a value, a column or '(' was expected", "^"},
    {"a +", "the expression ends where a value, a column or '(' was expected", "   ^"},
    {"a b", "this stands where an operator or the end was expected", "  ^"},
    {"a AND b",
     "this stands where an operator (they are written small: and, or, not, in) was "
     "expected",
     "  ^~~"},
    {"(a", "the expression ends where ')' was expected", "  ^"},
    {"a)", "this stands where an operator or the end was expected", " ^"},
    {"a < b < c", "this stands where an operator or the end was expected", "      ^"},
    {"and", "this stands where a value (a column of that name goes in backquotes) was expected",
     "^~~"},
    {"a in 5", "this stands where '{' was expected", "     ^"},
    {"a in {}", "this stands where a value, a column or '(' was expected", "      ^"},
    {"a in {1", "the expression ends where '}' was expected", "       ^"},
    {"a in {1..}", "this stands where a value, a column or '(' was expected", "         ^"},
    {"sum(a) by 5", "this stands where the name of a column was expected", "          ^"},
    {"sum(a) by", "the expression ends where the name of a column was expected", "         ^"},
    {"sum(a) by b, c",
     "this stands where an operator or the end (several keys stand in parentheses: by (a, b)) was "
     "expected",
     "           ^"},
    {"sum(a,)", "this stands where a value, a column or '(' was expected", "      ^"},
    /* What is known to be wrong before there is any data. */
    {"1 + summ(a)", "there is no function 'summ'; did you mean sum?", "    ^~~~~~~"},
    {"frobnicate()", "there is no function 'frobnicate'; 'tabshark help derive' lists them",
     "^~~~~~~~~~~~"},
    {"sum()", "sum takes 1 argument, not 0", "^~~~~"},
    {"if(a, b)", "if takes 3 arguments, not 2", "^~~~~~~~"},
    {"substr(a)", "substr takes 2 or 3 arguments, not 1", "^~~~~~~~~"},
    {"count(a, b)", "count takes 0 or 1 argument, not 2", "^~~~~~~~~~~"},
    {"len(a) by b", "len looks at one row, so it takes no 'by'", "^~~~~~~~~~~"},
    {"a == 10.0.0.256", "this is neither a number nor an address", "     ^~~~~~~~~~"},
    {"a == 0x1ffffffffffffffff", "this is no number that fits in 64 bits",
     "     ^~~~~~~~~~~~~~~~~~~"},
    {"a == 1e999", "this is no number that fits in 64 bits", "     ^~~~~"},
    {"a > 5min",
     "this is neither a number nor a span of time such as 10us, 10ms, 1.5s, 5m, 1h or 1d",
     "    ^~~~"},
    {"a > 300000000000s", "a span of time has at most 64 bits of nanoseconds, 292 years",
     "    ^~~~~~~~~~~~~"},
    {"a matches b", "a regular expression in quotes belongs here", "          ^"},
    {"a matches \"(b\"",
     "Error while compiling regular expression \xe2\x80\x98(b\xe2\x80\x99 at char 2: missing "
     "terminating )",
     "          ^~~~"},
};

static void test_failures(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(failures); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(expression_parse(failures[i].text, &error));
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
        g_autofree char *expected = g_strdup_printf("%s\n    %s\n    %s", failures[i].message,
                                                    failures[i].text, failures[i].caret);
        g_assert_cmpstr(error->message, ==, expected);
    }
}

/* `n` times `front`, then `middle`, then `n` times `back`. */
static Expression *parse_nested(const char *front, const char *middle, const char *back, int n,
                                GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < n; i++)
        g_string_append(text, front);
    g_string_append(text, middle);
    for (int i = 0; i < n; i++)
        g_string_append(text, back);
    return expression_parse(text->str, error);
}

/* Ways to make a tree deep. */
static const char *const deep[][3] = {
    {"", "1", "+1"},   {"", "a", " and a"},  {"", "a", " or a"},     {"(", "1", ")"},
    {"- ", "1", ""},   {"!", "a", ""},       {"not ", "a", ""},      {"abs(", "1", ")"},
    {"1+(", "1", ")"}, {"abs(", "1", ")+1"}, {"a in {(", "1", ")}"},
};

static void test_depth(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(deep); i++) {
        for (int n = 1; n <= 100000; n *= 10) {
            g_autoptr(GError) error = NULL;
            g_autoptr(Expression) expression =
                parse_nested(deep[i][0], deep[i][1], deep[i][2], n, &error);
            g_assert_true((expression == NULL) == (error != NULL));
            if (n <= 100)
                g_assert_no_error(error);
            if (n > 2000)
                g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
        }
    }
}

/* Chains inside functions inside chains: the depth counts through all of them. */
static void test_depth_of_calls(void)
{
    g_autoptr(GString) text = g_string_new("1");
    for (int i = 0; i < 10; i++) {
        g_string_prepend(text, "abs(");
        g_string_append_c(text, ')');
        for (int k = 0; k < 300; k++)
            g_string_append(text, "+1");
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(Expression) expression = expression_parse(text->str, &error);
    g_assert_null(expression);
    assert_failed(&error, TABSHARK_ERROR_USAGE, "joins more than 2000 operators");
}

/* A set is no chain. */
static void test_large_set(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Expression) expression = parse_nested("", "a in {1", ", 1", 10000, &error);
    g_assert_null(expression);
    g_clear_error(&error);
    g_autoptr(GString) text = g_string_new("a in {1");
    for (int i = 0; i < 10000; i++)
        g_string_append(text, ", 1");
    g_string_append_c(text, '}');
    g_autoptr(Expression) set = expression_parse(text->str, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(set->root->children->len, ==, 10002);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/parser/trees", test_trees);
    g_test_add_func("/parser/failures", test_failures);
    g_test_add_func("/parser/depth", test_depth);
    g_test_add_func("/parser/depth-of-calls", test_depth_of_calls);
    g_test_add_func("/parser/large-set", test_large_set);
    return g_test_run();
}
