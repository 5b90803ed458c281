#include "lab/script.h"

#include "support.h"

/* "1: open|a b" for each chain, or the message. */
static char *chains_of(const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) script = script_parse(text, &error);
    if (script == NULL) {
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
        return g_strdup(error->message);
    }
    g_autoptr(GString) out = g_string_new(NULL);
    for (unsigned i = 0; i < script->len; i++) {
        const ScriptChain *chain = &g_array_index(script, ScriptChain, i);
        g_autofree char *words = g_strjoinv("|", chain->words);
        g_string_append_printf(out, "%zu: %s\n", chain->line, words);
    }
    return g_strdup(out->str);
}

static const char *const cases[][2] = {
    {"", ""},
    {"\n  \n# nothing\n", ""},
    {"open t", "1: open|t\n"},
    {"\xef\xbb\xbfopen t", "1: open|t\n"},
    {"open t\n", "1: open|t\n"},
    {"open t then head 1\nopen u", "1: open|t|then|head|1\n2: open|u\n"},
    {"\n\nopen t\n\n\nfrom u\n", "3: open|t\n6: from|u\n"},
    {"open t\n  then head 1\n  then keep a\n\tfrom a",
     "1: open|t|then|head|1|then|keep|a\n4: from|a\n"},
    {"open t \\\n  then head", "1: open|t|then|head\n"},
    {"tabshark open t\ntabshark open u", "1: open|t\n2: open|u\n"},
    {"page 1x2 -o a\nopen t then plot\npage 1x1\n-o b\n",
     "1: page|1x2|-o|a\n2: open|t|then|plot\n3: page|1x1|-o|b\n"},
    /* Only a whole word starts a chain. */
    {"open t\nopener", "1: open|t|opener\n"},
    {"open t\r\nthen head\r\n\r\nopen u\r\n", "1: open|t|then|head\n4: open|u\n"},
    /* Quotes, over lines and around anything. */
    {"open 'a b' \"c d\" e\\ f", "1: open|a b|c d|e f\n"},
    {"open t then where 'a ==\n\nopen'", "1: open|t|then|where|a ==\n\nopen\n"},
    {"open t then where 'a  \nb'", "1: open|t|then|where|a  \nb\n"},
    {"open 'a\"b' \"c'd\" \"e\\\"f\"\nopen u", "1: open|a\"b|c'd|e\"f\n2: open|u\n"},
    {"open t then derive 'a = \"x\"'", "1: open|t|then|derive|a = \"x\"\n"},
    {"open $HOME `ls` *", "1: open|$HOME|`ls`|*\n"},
    /* Comments, with quotes in them. */
    {"# it's\nopen t # it's \"so\n\nopen u#v", "2: open|t\n4: open|u#v\n"},
    {"open t\n  # then head\n  then tail", "1: open|t|then|tail\n"},
    {"open t\t# a\n", "1: open|t\n"},
    {"open '# a' '\n# b'", "1: open|# a|\n# b\n"},
    {"open \\# \\' x\nopen u", "1: open|#|'|x\n2: open|u\n"},
    /* Errors name the line. */
    {"open t\n\nopen 'u\nopen v\n", "line 3: the quotes of this chain do not match"},
    {"open t\n\nopen u \"v\\\"", "line 3: the quotes of this chain do not match"},
};

static void test_chains(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = chains_of(cases[i][0]);
        g_assert_cmpstr(found, ==, cases[i][1]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/script/chains", test_chains);
    return g_test_run();
}
