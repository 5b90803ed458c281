#include <string.h>

#include "capture/extraction_parts.h"

/* All values of a cell with commas between them; borrowed. */
static const char *join_values(Extraction *extraction, const char *bytes, size_t length)
{
    if (extraction->separator == ',')
        return bytes;
    g_string_truncate(extraction->text, 0);
    g_string_append_len(extraction->text, bytes, (gssize)length);
    for (size_t i = 0; i < length; i++) {
        if (extraction->text->str[i] == extraction->separator)
            extraction->text->str[i] = ',';
    }
    return extraction->text->str;
}

const char *extraction_choose_value(Extraction *extraction, Occurrence occurrence,
                                    const char *bytes, size_t *length)
{
    const char *end = bytes + *length;
    const char *separator;
    switch (occurrence) {
    case OCCURRENCE_FIRST:
        separator = memchr(bytes, extraction->separator, *length);
        *length = (size_t)(separator - bytes);
        return bytes;
    case OCCURRENCE_LAST:
        separator = memrchr(bytes, extraction->separator, *length);
        *length = (size_t)(end - (separator + 1));
        return separator + 1;
    case OCCURRENCE_ALL:
    case OCCURRENCE_TYPED:
        return join_values(extraction, bytes, *length);
    }
    g_assert_not_reached();
}

void extraction_mark_several(Field *field, size_t row)
{
    size_t byte = row >> 3;
    if (field->several == NULL)
        field->several = g_byte_array_new();
    unsigned old = field->several->len;
    if (byte >= old) {
        g_byte_array_set_size(field->several, (unsigned)byte + 1);
        memset(field->several->data + old, 0, byte + 1 - old);
    }
    field->several->data[byte] |= (uint8_t)(1u << (row & 7));
    field->several_count++;
}
