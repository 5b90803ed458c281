/* Chains cut into tasks, words of options, and what cannot be cut. */
#include <string.h>

#include "base/error.h"
#include "lab/chain.h"
#include "lab/chain_cut.h"
#include "verbs/verbs.h"

static char **split(const char *line, int *argc)
{
    char **words;
    bool ok = g_shell_parse_argv(line, argc, &words, NULL);
    g_assert_true(ok);
    return words;
}

static char *join(char **words)
{
    char *line = g_strjoinv("|", words);
    g_strfreev(words);
    return line;
}

/* A chain, and its tasks for the first and for all of its captures, and its rest. */
static const struct {
    const char *chain, *first, *all, *rest;
} cuts[] = {
    {
        "read a.pcap b.pcap -e ip.src,frame.len then group ip.src b=sum:frame.len then sort -r b",
        "read|--field|ip.src,frame.len|--capture-column|--|a.pcap|then|group|--partial|ip.src|"
        "b=sum:frame.len|then|write|x.part",
        "read|--field|ip.src,frame.len|--capture-column|--|a.pcap|b.pcap|then|group|--partial|"
        "ip.src|b=sum:frame.len|then|write|x.part",
        "open|1.part|./-2.part|then|combine|then|sort|-r|b",
    },
    {
        "read -r a.pcap -Y 'tcp or udp' -2c 7 --jobs=3 then where -- '-tcp.len < 0' then "
        "resample --by ip.src 1s p99:frame.len --approximate",
        "read|--filter|tcp or udp|--count|7|--two-pass|--jobs|3|--|a.pcap|then|where|--|"
        "-tcp.len < 0|then|resample|--partial|--by|ip.src|--approximate|1s|p99:frame.len|then|"
        "write|x.part",
        NULL,
        "open|1.part|./-2.part|then|combine",
    },
    {
        "streams a.pcap b.pcap --ip 10.0.0.5 then top 5 bytes then plot -o x.png",
        "streams|--ip|10.0.0.5|--capture-column|--|a.pcap|then|combine|--partial|then|write|x.part",
        NULL,
        "open|1.part|./-2.part|then|combine|then|top|5|bytes|then|plot|-o|x.png",
    },
    {
        "read a b -e frame.len then derive 'x = lag(frame.len) by capture' then side then group x",
        "read|--field|frame.len|--capture-column|--|a|then|derive|x = lag(frame.len) by "
        "capture|then|side|then|group|--partial|x|then|write|x.part",
        NULL,
        "open|1.part|./-2.part|then|combine",
    },
    {
        "read a b",
        "read|--capture-column|--|a|then|combine|--partial|then|write|x.part",
        NULL,
        "open|1.part|./-2.part|then|combine",
    },
};

static void test_cuts(void)
{
    char part1[] = "1.part";
    char part2[] = "-2.part";
    char *parts[] = {part1, part2};
    for (size_t i = 0; i < G_N_ELEMENTS(cuts); i++) {
        int argc;
        g_auto(GStrv) words = split(cuts[i].chain, &argc);
        g_autoptr(GError) error = NULL;
        g_autoptr(ChainCut) cut = chain_cut(argc, words, &error);
        g_assert_no_error(error);
        g_autofree char *first = join(chain_cut_task(cut, cut->captures, 1, "x.part"));
        g_autofree char *all =
            join(chain_cut_task(cut, cut->captures, g_strv_length(cut->captures), "x.part"));
        g_autofree char *rest = join(chain_cut_rest(cut, parts, 2));
        g_assert_cmpstr(first, ==, cuts[i].first);
        if (cuts[i].all != NULL)
            g_assert_cmpstr(all, ==, cuts[i].all);
        g_assert_cmpstr(rest, ==, cuts[i].rest);
    }
    g_autofree char *joined = join(chain_cut_join(parts, 2, "y.part"));
    g_assert_cmpstr(joined, ==, "open|1.part|./-2.part|then|combine|--partial|then|write|y.part");
}

/* What a task does is a chain too, and says the same of itself. */
static void test_tasks_parse(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(cuts); i++) {
        int argc;
        g_auto(GStrv) words = split(cuts[i].chain, &argc);
        g_autoptr(ChainCut) cut = chain_cut(argc, words, NULL);
        g_auto(GStrv) task = chain_cut_task(cut, cut->captures, 1, "x.part");
        g_autoptr(GError) error = NULL;
        g_autoptr(Chain) chain = chain_parse((int)g_strv_length(task), task, &error);
        g_assert_no_error(error);
        g_autoptr(GPtrArray) once = g_ptr_array_new_with_free_func(g_free);
        for (size_t step = 0; step < chain_length(chain); step++) {
            if (step > 0)
                g_ptr_array_add(once, g_strdup("then"));
            verb_append_words(once, chain_verb(chain, step), chain_options(chain, step), 0);
        }
        g_assert_cmpuint(once->len, >=, g_strv_length(task) - 2);
    }
}

/* A chain that cannot be cut, and words of the reason. */
static const char *const refused[][2] = {
    {"read a b then sort frame.len then group x", "sort: it orders"},
    {"read a b then head then group x", "head: the first"},
    {"read a b then tail 3 then group x", "tail: the first"},
    {"read a b then describe then group x", "describe: it looks"},
    {"read a b then where 'x > mean(x)' then group x", "where: a function"},
    {"read a b then derive 'y = lag(x) by ip.src' then group y", "by capture"},
    {"read a b then write x.tsv then group y", "write: it would"},
    {"read a b then resample auto", "resample: auto"},
    {"read a b then resample 1s --origin start", "--origin start"},
    {"read a b then group x --partial", "leave it out"},
    {"read a b ./a then group x", "named twice"},
    {"read a - then group x", "standard input"},
    {"from x then group x", "from: its table"},
    {"info a then group x", "info: its table"},
    {"open a.part b.part then combine then group x", "open: its table"},
    {"reed a then group x", "there is no verb"},
};

static void test_refused(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        int argc;
        g_auto(GStrv) words = split(refused[i][0], &argc);
        g_autoptr(GError) error = NULL;
        g_autoptr(ChainCut) cut = chain_cut(argc, words, &error);
        g_assert_null(cut);
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
        if (strstr(error->message, refused[i][1]) == NULL) {
            g_printerr("%s\n  is refused: %s\n", refused[i][0], error->message);
            g_test_fail();
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chain-cut/cuts", test_cuts);
    g_test_add_func("/chain-cut/tasks", test_tasks_parse);
    g_test_add_func("/chain-cut/refused", test_refused);
    return g_test_run();
}
