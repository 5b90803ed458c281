/* Any text as a line of the shell: whether it goes on, its words, the chain they mean, and what can
 * be completed at its end. */
#include <string.h>

#include "base/display.h"
#include "base/error.h"
#include "lab/chain.h"
#include "lab/shell_complete.h"
#include "lab/shell_line.h"
#include "lab/shell_listing.h"
#include "lab/shell_words.h"
#include "pure_chain.h"
#include "small_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const fields[] = {
    "eth.addr", "frame.len",     "frame.number", "ip.dst",        "ip.src",         "tcp",
    "tcp.ack",  "tcp.flags.ack", "tcp.flags",    "tcp.flags.syn", "tcp.window_size"};

static GPtrArray *find_fields(const char *prefix, void *data)
{
    (void)data;
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (g_str_has_prefix(fields[i], prefix))
            g_ptr_array_add(found, g_strdup(fields[i]));
    }
    return found;
}

static GHashTable *kept_tables(void)
{
    static const char *const odd[] = {"a b", "a'b", "a\"b", "a\\b", "a$b", "a#b", "nähe", "näher"};
    GHashTable *kept = pure_chain_tables();
    Table *table = small_table(1);
    for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
        table_add(table, odd[i], column_ref(table_column(table, 0)));
        g_hash_table_insert(kept, g_strdup(odd[i]), table_ref(table));
    }
    table_add(table, "\x1b[31m", column_ref(table_column(table, 0)));
    g_hash_table_insert(kept, g_strdup(SHELL_TABLE), table);
    g_hash_table_insert(kept, g_strdup(SHELL_RESULT), small_packets());
    return kept;
}

/* The last word of a text, whole or not. */
static char *last_word(const char *text)
{
    g_autoptr(ShellWords) words = shell_words_new(text, strlen(text));
    bool over = words->current->len == 0 && words->before->len > 0;
    return g_strdup(over ? g_ptr_array_index(words->before, words->before->len - 1)
                         : words->current->str);
}

/* What is inserted makes the word go on as the names do, whatever is quoted how. */
static void check_insertion(const Completion *completion, const char *text)
{
    g_autofree char *insertion = completion_insertion(completion);
    g_autofree char *whole = g_strconcat(text, insertion, NULL);
    g_autofree char *word = last_word(whole);
    const char *first = g_ptr_array_index(completion->names, 0);
    const char *last = g_ptr_array_index(completion->names, completion->names->len - 1);
    size_t common = 0;
    while (first[common] != '\0' && first[common] == last[common])
        common++;
    while (common > completion->typed && ((unsigned char)first[common] & 0xc0) == 0x80)
        common--;
    g_autofree char *wanted = g_strndup(first, common);
    g_assert_true(g_str_has_suffix(word, wanted));
}

/* The names fit into the room, and show nothing that acts on a terminal. */
static void check_listing(const Completion *completion)
{
    static const size_t sizes[][2] = {{40, 2}, {80, 5}, {200, 100}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autofree char *text = shell_listing(completion, sizes[i][0], sizes[i][1]);
        g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
        g_assert_true(g_utf8_validate(text, -1, NULL));
        g_assert_cmpuint(g_strv_length(lines), <=, sizes[i][1] + 1);
        for (size_t k = 0; lines[k] != NULL; k++)
            g_assert_cmpuint(display_width(lines[k], strlen(lines[k])), <=, sizes[i][0]);
    }
}

static void check_completion(const char *text, GHashTable *kept)
{
    const CompletionSources sources = {kept, find_fields, NULL};
    g_autoptr(Completion) completion = completion_new(text, strlen(text), &sources);
    const char *before = NULL;
    for (unsigned i = 0; i < completion->names->len; i++) {
        const char *name = g_ptr_array_index(completion->names, i);
        g_autoptr(GString) shown = g_string_new(NULL);
        display_append(shown, name, strlen(name));
        g_assert_cmpstr(shown->str, ==, name);
        g_assert_cmpuint(strlen(name), >, 0);
        g_assert_true(before == NULL || strcmp(before, name) < 0);
        g_assert_cmpuint(strlen(name), >=, completion->typed);
        before = name;
    }
    if (completion->names->len > 0)
        check_insertion(completion, text);
    check_listing(completion);
}

/* The words of a line for completion are those of the line when it runs. */
static void check_words(const char *text)
{
    /* Ends the last word, which a backslash would prevent. */
    g_autofree char *line = g_strconcat(text, g_str_has_suffix(text, "\\") ? "\n\n" : "\n", NULL);
    g_auto(GStrv) wanted = NULL;
    g_autoptr(ShellWords) words = shell_words_new(line, strlen(line));
    /* For GLib a CR is no blank, "#" behind a tab no comment, but behind an escaped blank or end of
     * a line. */
    bool same = strchr(text, '\r') == NULL && strstr(text, "\t#") == NULL &&
                strstr(text, "\\ #") == NULL && strstr(text, "\\\n#") == NULL;
    if (!same || !g_shell_parse_argv(line, NULL, &wanted, NULL))
        return;
    g_assert_cmpint(words->quote, ==, 0);
    g_ptr_array_add(words->before, NULL);
    g_assert_true(
        g_strv_equal((const char *const *)words->before->pdata, (const char *const *)wanted));
}

static void check_chain(const char *text, GHashTable *kept)
{
    char dashed[] = "-a.pcap", plain[] = "b.pcap";
    char *captures[] = {dashed, plain, NULL};
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) words = shell_line_words(text, &error);
    g_assert_true(words == NULL || words[0] != NULL);
    if (words == NULL)
        return;
    g_auto(GStrv) chain = shell_line_chain(words, captures, kept, &error);
    g_assert_true((chain == NULL) == (error != NULL));
    if (chain == NULL)
        return;
    g_assert_true(g_strv_contains((const char *const *)chain, SHELL_RESULT));
    g_autoptr(Chain) parsed = chain_parse((int)g_strv_length(chain), chain, &error);
    g_assert_true((parsed == NULL) == (error != NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autoptr(GHashTable) kept = kept_tables();
    shell_line_is_open(text);
    shell_line_continues(text);
    check_words(text);
    check_chain(text, kept);
    check_completion(text, kept);
    return 0;
}
