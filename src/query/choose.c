/* if(condition, a, b) */
#include "query/convert.h"
#include "query/functions.h"

static bool is_number(Type type)
{
    return type == TYPE_BOOL || type == TYPE_INT || type == TYPE_UINT || type == TYPE_REAL;
}

/* Integers stay exact where one type has room for all of them. */
static Type common_number(const Column *a, const Column *b)
{
    static const Type candidates[] = {TYPE_UINT, TYPE_INT};
    bool whole = a->type != TYPE_REAL && b->type != TYPE_REAL;
    bool wide = a->type == TYPE_UINT || b->type == TYPE_UINT;
    for (size_t i = wide ? 0 : 1; whole && i < G_N_ELEMENTS(candidates); i++) {
        if (convert_fits(a, candidates[i]) && convert_fits(b, candidates[i]))
            return candidates[i];
    }
    return TYPE_REAL;
}

/* The type that holds both branches; false if there is none. */
static bool common_type(const Column *column_a, const Column *column_b, Type *type)
{
    Type a = column_a->type;
    Type b = column_b->type;
    *type = a;
    if (a == b)
        return true;
    if (is_number(a) && is_number(b)) {
        *type = common_number(column_a, column_b);
        return true;
    }
    /* Texts and addresses together are texts; a literal text may be read as the other's type. */
    *type = TYPE_TEXT;
    return !type_is_numeric(a) && !type_is_numeric(b);
}

/* A code of `from`'s dictionary in that of the result. `known` has those found so far plus 1, by
 * code. */
static uint32_t translate(const Column *from, size_t row, Column *to, uint32_t *known)
{
    uint32_t *place = &known[from->codes[row]];
    if (*place > 0)
        return *place - 1;
    size_t length;
    uint32_t code = 0;
    const char *string = column_string(from, row, &length);
    if (to->type == TYPE_TEXT)
        code = dictionary_intern(to->dictionary, string, length);
    else
        dictionary_intern_address(to->dictionary, string, length, &code);
    *place = code + 1;
    return code;
}

/* Room for what translate finds. */
static uint32_t *codes_known(const Column *from)
{
    return from->dictionary != NULL
               ? g_new0(uint32_t, (size_t)dictionary_size(from->dictionary) + 1)
               : NULL;
}

static Column *choose(const Column *condition, const Column *a, const Column *b, Type type)
{
    g_autoptr(Dictionary) dictionary = type_is_numeric(type) ? NULL : dictionary_new();
    size_t rows = MAX(evaluate_rows(a, b), condition->rows);
    if (condition->rows == 0 || a->rows == 0 || b->rows == 0)
        rows = 0;
    g_autofree uint32_t *known_a = codes_known(a);
    g_autofree uint32_t *known_b = codes_known(b);
    Column *result = column_new(type, rows, dictionary);
    for (size_t row = 0; row < rows; row++) {
        const Column *from = condition->bools[row_of(condition, row)] ? a : b;
        size_t source = row_of(from, row);
        if (!column_has(from, source))
            column_set_missing(result, row);
        else if (dictionary != NULL)
            result->codes[row] = translate(from, source, result, from == a ? known_a : known_b);
        else if (type == TYPE_BOOL)
            result->bools[row] = from->bools[source];
        else
            result->ints[row] = from->ints[source]; /* whatever the eight bytes are */
    }
    return result;
}

Column *function_if(const Context *context, const Node *call, GError **error)
{
    const Node *left = node_child(call, 1);
    const Node *right = node_child(call, 2);
    g_autoptr(Column) condition = evaluate_condition(context, node_child(call, 0), error);
    g_autoptr(Column) a = condition != NULL ? evaluate(context, left, error) : NULL;
    g_autoptr(Column) b = a != NULL ? evaluate(context, right, error) : NULL;
    Type type;
    if (b == NULL)
        return NULL;
    if (!common_type(a, b, &type))
        return evaluate_error(context, call, error,
                              "one outcome is %s and the other %s: they cannot share a column",
                              type_name(a->type), type_name(b->type));
    if (type_is_numeric(type)) {
        a = convert_to(context, left, g_steal_pointer(&a), type, error);
        b = a != NULL ? convert_to(context, right, g_steal_pointer(&b), type, error) : NULL;
        if (a == NULL || b == NULL)
            return NULL;
    }
    return choose(condition, a, b, type);
}
