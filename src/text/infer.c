#include "text/infer.h"

#include <string.h>

#include "table/builder.h"
#include "table/value.h"

/* What all values so far agree on. */
typedef struct {
    bool any;
    unsigned hex_digits; /* of the first value */
    bool is[TYPE_TEXT];  /* by type */
} Evidence;

static bool is_word(const char *text, size_t length)
{
    bool value;
    return length > 1 && value_parse_bool(text, length, &value);
}

static bool is_iso_time(const char *text, size_t length)
{
    int64_t value;
    return length > 10 && text[4] == '-' && value_parse_time(text, length, &value);
}

static bool is_duration(const char *text, size_t length)
{
    int64_t value;
    return length > 10 && text[length - 10] == '.' && value_parse_duration(text, length, &value);
}

static void weigh(Evidence *evidence, const char *text, size_t length)
{
    int64_t int_value;
    uint64_t uint_value;
    double real_value;
    Address address;
    unsigned hex_digits = 0;
    bool *is = evidence->is;
    bool plain = value_is_plain_number(text, length);
    is[TYPE_BOOL] = is[TYPE_BOOL] && is_word(text, length);
    is[TYPE_INT] = is[TYPE_INT] && plain && value_parse_int(text, length, &int_value, &hex_digits);
    /* The digits of a negative one are known only to the reading as int. */
    is[TYPE_UINT] = is[TYPE_UINT] && plain &&
                    value_parse_uint(text, length, &uint_value, is[TYPE_INT] ? NULL : &hex_digits);
    is[TYPE_DURATION] = is[TYPE_DURATION] && is_duration(text, length);
    is[TYPE_REAL] = is[TYPE_REAL] && value_is_plain_real(text, length) &&
                    value_parse_real(text, length, &real_value);
    is[TYPE_TIME] = is[TYPE_TIME] && is_iso_time(text, length);
    is[TYPE_ADDRESS] = is[TYPE_ADDRESS] && address_parse(text, length, &address);
    if (!evidence->any)
        evidence->hex_digits = hex_digits;
    /* Hexadecimal numbers of different lengths would not come out as they went in. */
    if (hex_digits != evidence->hex_digits)
        is[TYPE_INT] = is[TYPE_UINT] = false;
    evidence->any = true;
}

Type infer_type(const Column *text)
{
    /* From the narrowest to the widest. */
    static const Type order[] = {TYPE_BOOL, TYPE_INT,  TYPE_UINT,   TYPE_DURATION,
                                 TYPE_REAL, TYPE_TIME, TYPE_ADDRESS};
    Evidence evidence = {0};
    uint32_t codes = dictionary_size(text->dictionary);
    g_autofree bool *weighed = g_new0(bool, MAX(codes, 1));
    memset(evidence.is, true, sizeof evidence.is);
    for (size_t row = 0; row < text->rows; row++) {
        if (!column_has(text, row) || weighed[text->codes[row]])
            continue;
        size_t length;
        const char *string = column_string(text, row, &length);
        weigh(&evidence, string, length);
        weighed[text->codes[row]] = true;
    }
    for (size_t i = 0; evidence.any && i < G_N_ELEMENTS(order); i++) {
        if (evidence.is[order[i]])
            return order[i];
    }
    return TYPE_TEXT;
}

Column *infer_retype(Column *text, Type type)
{
    g_autoptr(Column) from = text;
    if (type == TYPE_TEXT)
        return g_steal_pointer(&from);
    g_autoptr(Builder) builder = builder_new(type, MISFIT_MAKES_TEXT);
    for (size_t row = 0; row < from->rows; row++) {
        size_t length = 0;
        const char *string = column_has(from, row) ? column_string(from, row, &length) : "";
        builder_append(builder, string, length);
    }
    return builder_finish(builder);
}
