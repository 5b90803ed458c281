#include "query/part.h"

#include <string.h>

#include "base/error.h"
#include "query/hash.h"
#include "query/part_check.h"
#include "table/pack.h"

static void free_state(gpointer state)
{
    state_free(state);
}

Part *part_new(void)
{
    Part *part = g_new0(Part, 1);
    part->words = g_new0(char *, 1);
    part->version = g_strdup("");
    part->time = g_strdup("");
    for (size_t i = 0; i < PART_TABLES; i++)
        *part_table(part, i) = table_new(0);
    part->states = g_ptr_array_new_with_free_func(free_state);
    return part;
}

void part_free(Part *part)
{
    if (part == NULL)
        return;
    g_free(part->version);
    g_strfreev(part->words);
    g_free(part->time);
    for (size_t i = 0; i < PART_TABLES; i++)
        table_unref(*part_table(part, i));
    g_ptr_array_unref(part->states);
    g_free(part);
}

Table **part_table(Part *part, size_t index)
{
    Table **const tables[PART_TABLES] = {&part->captures, &part->fields, &part->warnings,
                                         &part->left_out, &part->span,   &part->series,
                                         &part->keys,     &part->places};
    return tables[index];
}

static void append_first_line(GByteArray *bytes)
{
    g_autofree char *line = g_strdup_printf("%s%d\n", PART_FIRST_WORDS, PART_FORMAT);
    g_byte_array_append(bytes, (const uint8_t *)line, (unsigned)strlen(line));
}

static void append_sum(GByteArray *bytes)
{
    uint8_t sum[PART_SUM_SIZE];
    part_sum(bytes->data, bytes->len, sum);
    g_byte_array_append(bytes, sum, sizeof sum);
}

GBytes *part_pack(const Part *part)
{
    GByteArray *bytes = g_byte_array_new();
    append_first_line(bytes);
    pack_string(bytes, part->version);
    pack_number(bytes, g_strv_length(part->words));
    for (char **word = part->words; *word != NULL; word++)
        pack_string(bytes, *word);
    pack_number(bytes, part->seen);
    pack_number(bytes, part->is_rows);
    pack_string(bytes, part->time);
    for (size_t i = 0; i < PART_TABLES; i++)
        pack_table(bytes, *part_table((Part *)(uintptr_t)part, i));
    pack_number(bytes, part->states->len);
    for (unsigned i = 0; i < part->states->len; i++) {
        const State *state = g_ptr_array_index(part->states, i);
        pack_number(bytes, state->kind);
        pack_string(bytes, type_name(state->type));
        pack_table(bytes, state->table);
    }
    append_sum(bytes);
    return g_byte_array_free_to_bytes(bytes);
}

/* Words of these need no quotes. */
static bool is_plain(const char *word)
{
    for (const char *at = word; *at != '\0'; at++) {
        if (!g_ascii_isalnum(*at) && strchr("._-+/:=,%@", *at) == NULL)
            return false;
    }
    return *word != '\0';
}

char *part_chain(const Part *part)
{
    GString *line = g_string_new(NULL);
    for (char **word = part->words; *word != NULL; word++) {
        g_autofree char *quoted = g_shell_quote(*word);
        g_string_append_printf(line, "%s%s", line->len > 0 ? " " : "",
                               is_plain(*word) ? *word : quoted);
    }
    return g_string_free(line, false);
}

uint64_t part_seed(const Part *part)
{
    const Column *names = table_column(part->captures, 0);
    uint64_t seed = names->rows;
    for (size_t row = 0; row < names->rows; row++) {
        size_t length;
        const char *name = column_string(names, row, &length);
        seed = hash_number(seed ^ hash_bytes(name, length));
    }
    return seed;
}

size_t *part_first_rows(const Part *part)
{
    const Column *places = table_column(part->places, 0);
    size_t *rows = g_new(size_t, MAX(places->rows, 1));
    for (size_t row = 0; row < places->rows; row++)
        rows[row] = (size_t)places->ints[row];
    return rows;
}
