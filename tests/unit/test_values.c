#include "lab/values.h"

#include <string.h>

#include "lab/front_matter.h"
#include "support.h"

static Values *some_values(void)
{
    Values *values = values_new();
    values_put(values, "capture", "two words.pcap");
    values_put(values, "n", "5");
    values_put(values, "option", "--show-command");
    values_put(values, "then", "then");
    values_put(values, "en", "en");
    values_put(values, "nested", "${n}");
    values_put(values, "empty", "");
    return values;
}

static void test_expand(void)
{
    static const char *const cases[][2] = {
        {"${capture}", "two words.pcap"},
        {"where x > ${n}${n}", "where x > 55"},
        {"x=${option}", "x=--show-command"},
        {"$n $ $$ {n} ${n}$", "$n $ $$ {n} 5$"},
        {"$${n} $$${n}", "${n} $${n}"},
        /* A value is not looked through again. */
        {"${nested}", "${n}"},
        {"${empty}", ""},
        {"-e${n}", "-e5"},
        {"--title=${option}", "--title=--show-command"},
        {"then", "then"},
        {"a ${then}", "a then"},
    };
    g_autoptr(Values) values = some_values();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree char *found = values_expand(values, cases[i][0], &error);
        g_assert_no_error(error);
        g_assert_cmpstr(found, ==, cases[i][1]);
    }
}

static void test_refused(void)
{
    static const char *const cases[][2] = {
        {"${captrue}", "${captrue} has no value: give one with --set captrue=VALUE"},
        {"${", "a value is written ${NAME}"},
        {"${n", "a value is written ${NAME}"},
        {"${a b}", "a value is written ${NAME}"},
        {"${}", "a value is written ${NAME}"},
        {"${1}", "a value is written ${NAME}"},
        {"${option}", "a value cannot make an option"},
        {"-${n}", "a value cannot make an option"},
        {"--${en}", "a value cannot make an option"},
        {"${empty}${option}", "a value cannot make an option"},
        {"${then}", "a value cannot make the word 'then'"},
        {"th${en}", "a value cannot make the word 'then'"},
    };
    g_autoptr(Values) values = some_values();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_null(values_expand(values, cases[i][0], &error));
        assert_failed(&error, TABSHARK_ERROR_USAGE, cases[i][1]);
    }
}

static void test_words(void)
{
    g_autoptr(Values) values = some_values();
    g_autoptr(GError) error = NULL;
    char one[] = "a b.pcap", two[] = "${n}", three[] = "";
    char *texts[] = {one, two, three, NULL};
    g_assert_cmpstr(values_put_list(values, "captures", texts)->shown, ==, "a b.pcap, ${n}, ");
    char first[] = "info", second[] = "${captures}", third[] = "x${n}", within[] = "x${captures}";
    char *words[] = {first, second, third, NULL};
    g_auto(GStrv) found = values_expand_words(values, words, &error);
    g_assert_no_error(error);
    g_autofree char *joined = g_strjoinv("|", found);
    g_assert_cmpstr(joined, ==, "info|a b.pcap|${n}||x5");
    g_assert_true(values_find(values, "captures")->known);
    char *inside[] = {within, NULL};
    g_assert_null(values_expand_words(values, inside, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, "${captures} has several values here");
    char option[] = "-x";
    char *hostile[] = {one, option, NULL};
    values_put_list(values, "captures", hostile);
    g_assert_null(values_expand_words(values, words, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, "a value cannot make an option");
    /* One value is one as any other. */
    char *alone[] = {one, NULL};
    values_put_list(values, "captures", alone);
    g_auto(GStrv) single = values_expand_words(values, inside, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(single[0], ==, "xa b.pcap");
}

static void test_assignments(void)
{
    g_autoptr(Values) values = values_new();
    g_autoptr(GError) error = NULL;
    g_assert_true(values_put_assignment(values, "a=b=c", &error));
    g_assert_cmpstr(values_find(values, "a")->text, ==, "b=c");
    g_assert_true(values_put_assignment(values, "a=", &error));
    g_assert_cmpstr(values_find(values, "a")->text, ==, "");
    static const char *const wrong[] = {"a", "=b", "1=b", "a b=c", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_assert_false(values_put_assignment(values, wrong[i], &error));
        assert_failed(&error, TABSHARK_ERROR_USAGE, "--set takes NAME=VALUE");
    }
    /* Those that the sheet does not know are mistakes. */
    values_put(values, "capture", "x")->known = true;
    values_find(values, "a")->known = true;
    g_assert_true(values_check_known(values, &error));
    values_put(values, "captrue", "x");
    g_assert_false(values_check_known(values, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE,
                  "there is no ${captrue} in the sheet; did you mean capture?");
}

/* The values, and what is left of the text. */
static char *read_front(const char *text)
{
    g_autoptr(Values) values = values_new();
    g_autoptr(GError) error = NULL;
    const char *rest = front_matter_read(text, values, &error);
    if (rest == NULL) {
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
        return g_strdup(error->message);
    }
    g_autoptr(GString) out = g_string_new(NULL);
    for (unsigned i = 0; i < values->list->len; i++) {
        const Value *value = g_ptr_array_index(values->list, i);
        g_assert_true(value->known);
        g_string_append_printf(out, "%s=%s;", value->name, value->text);
    }
    g_string_append(out, rest);
    return g_strdup(out->str);
}

static void test_front_matter(void)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"# a\n", "# a\n"},
        {"---\n---\n", ""},
        {"---\n---", ""},
        {"---\ntitle: A b: c\n\n# no\ncapture : x.pcap \n---\nrest\n",
         "title=A b: c;capture=x.pcap;rest\n"},
        {"---\r\na: 1\r\n---\r\nrest\r\n", "a=1;rest\r\n"},
        {"---\na: ' b '\nc: \"d\ne: \"\nf: \"\"\ng:\n---\n", "a= b ;c=\"d;e=\";f=;g=;"},
        {"----\na\n", "----\na\n"},
        {" ---\na: b\n---\n", " ---\na: b\n---\n"},
        {"text\n---\na: b\n---\n", "text\n---\na: b\n---\n"},
        {"---\na: 1\n",
         "line 1: the front matter that starts here does not end: a line '---' is missing"},
        {"---\na: 1\nb\n---\n",
         "line 3: the front matter has lines of 'name: value' and ends with '---'"},
        {"---\na: 1\na: 2\n---\n", "line 3: the front matter has this name already"},
        {"---\na b: 1\n---\n",
         "line 2: a name in the front matter is of letters, digits, '_' and '-'"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = read_front(cases[i][0]);
        g_assert_cmpstr(found, ==, cases[i][1]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/values/expand", test_expand);
    g_test_add_func("/values/refused", test_refused);
    g_test_add_func("/values/words", test_words);
    g_test_add_func("/values/assignments", test_assignments);
    g_test_add_func("/values/front-matter", test_front_matter);
    return g_test_run();
}
