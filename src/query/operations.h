/* What the inner nodes of an expression do. Each gives the node's value; see expression_grammar. */
#ifndef TABSHARK_QUERY_OPERATIONS_H
#define TABSHARK_QUERY_OPERATIONS_H

#include "query/evaluate.h"

/* a == b and its like: bool, false where a value is missing. Numbers compare with numbers, and as
 * seconds with times and durations; an address that lies in a network is equal to it, others are
 * less or greater. */
Column *evaluate_compare(const Context *context, const Node *node, GError **error);

/* a in {b, c..d}: bool. */
Column *evaluate_in(const Context *context, const Node *node, GError **error);

/* Is the pattern of a "matches" a literal and sound? */
bool check_matches(const Context *context, const Node *node, GError **error);

/* text contains text, text matches "regex": bool. */
Column *evaluate_contains(const Context *context, const Node *node, GError **error);
Column *evaluate_matches(const Context *context, const Node *node, GError **error);

/* + - * / % & and the unary minus. Ints stay ints, and what does not fit is an error; / gives a
 * real; time - time is a duration; dividing by 0 gives a missing value; text + text joins. % has
 * the sign of the divisor. */
Column *evaluate_arithmetic(const Context *context, const Node *node, GError **error);
Column *evaluate_negate(const Context *context, const Node *node, GError **error);

/* Does the function exist, and take what it is called with? */
bool check_call(const Context *context, const Node *node, GError **error);

/* Does a function that check_call passed look at other rows too? */
bool call_is_window(const Node *node);

/* A call of a function that check_call passed. */
Column *evaluate_call(const Context *context, const Node *node, GError **error);

#endif
