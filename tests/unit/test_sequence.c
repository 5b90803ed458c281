/* Arithmetic of sequence numbers, and what of a direction was captured. */
#include "tcp/sequence.h"

/* What happens, in order: a segment ("S100", "100+50", "F150", with the flags S and F in front), or
 * an acknowledgement ("A150"). */
static void play(CoverageBuilder *builder, const char *events)
{
    g_auto(GStrv) list = g_strsplit(events, " ", -1);
    for (char **event = list; *event != NULL; event++) {
        const char *text = *event;
        bool syn = *text == 'S', fin = *text == 'F', ack = *text == 'A';
        char *end;
        uint32_t number = (uint32_t)g_ascii_strtoull(text + (syn || fin || ack), &end, 10);
        uint32_t length = *end == '+' ? (uint32_t)g_ascii_strtoull(end + 1, NULL, 10) : 0;
        if (ack)
            coverage_acknowledge(builder, 0, number);
        else
            coverage_add(builder, 0, number, length, syn, fin);
    }
}

static void covers(const char *events, int64_t content, int64_t missing)
{
    g_autoptr(CoverageBuilder) builder = coverage_builder_new(1);
    play(builder, events);
    g_autofree Coverage *coverage = coverage_builder_finish(builder);
    if (coverage->content == content && coverage->missing == missing)
        return;
    g_printerr("%s: content %" G_GINT64_FORMAT ", missing %" G_GINT64_FORMAT "\n", events,
               coverage->content, coverage->missing);
    g_test_fail();
}

static void test_distance(void)
{
    g_assert_cmpint(sequence_distance(5, 7), ==, 2);
    g_assert_cmpint(sequence_distance(7, 5), ==, -2);
    g_assert_cmpint(sequence_distance(UINT32_MAX, 1), ==, 2);
    g_assert_cmpint(sequence_distance(1, UINT32_MAX), ==, -2);
    g_assert_cmpint(sequence_position(UINT32_MAX, 1), ==, INT64_C(0x100000001));
    g_assert_cmpint(sequence_position(INT64_C(0x100000001), UINT32_MAX), ==, UINT32_MAX);
    g_assert_cmpint(sequence_position(0, UINT32_MAX), ==, -1);
    g_assert_cmpint(sequence_position(INT64_C(0x500000010), 0x20), ==, INT64_C(0x500000020));
}

static void test_whole(void)
{
    covers("100+50 150+50 200+1", 101, 0);
    covers("S99 100+50 F150 A151", 50, 0);
    covers("F100+50 A151", 50, 0);
    covers("S99+20 A120", 20, 0);
    /* In another order, again, and with other borders. */
    covers("100+50 200+50 150+50", 150, 0);
    covers("100+50 100+50 120+40 130+5", 60, 0);
    covers("150+50 100+50", 100, 0);
}

static void test_missing(void)
{
    covers("100+50 200+50", 100, 50);
    covers("S99 200+50", 50, 100);
    covers("100+50 F200", 50, 50);
    /* Acknowledged, before the first and behind the last; and nothing else seen. */
    covers("A80 100+50 A150", 50, 20);
    covers("100+50 A180", 50, 30);
    covers("A100 A400", 0, 300);
    covers("A100", 0, 0);
    /* A hole is one hole, however often it is jumped. */
    covers("100+50 200+50 300+50 200+50 150+10", 160, 90);
}

/* Empty segments say nothing: a keep-alive's number is one too low. */
static void test_empty(void)
{
    covers("99 100+50", 50, 0);
    covers("1 2 3", 0, 0);
}

static void test_wraps(void)
{
    covers("4294967290+10 4+10", 20, 0);
    covers("4294967290+10 14+10", 20, 10);
    covers("S4294967295 0+10 F10 A11", 10, 0);
    covers("4294967000+100 100+10 A4294967100 A110", 110, 296);
    covers("A4294967290 A4", 0, 10);
    /* Three times around. */
    g_autoptr(CoverageBuilder) builder = coverage_builder_new(1);
    const uint32_t step = UINT32_C(1) << 29;
    for (uint32_t i = 0; i < 24; i++)
        coverage_add(builder, 0, 77 + i * step, step, false, false);
    g_autofree Coverage *coverage = coverage_builder_finish(builder);
    g_assert_cmpint(coverage->content, ==, 24 * (int64_t)step);
    g_assert_cmpint(coverage->missing, ==, 0);
}

/* What no window allows is not a hole of gigabytes. */
static void test_far(void)
{
    covers("100+50 2000000000+50", 100, 0);
    covers("100+50 A3000000000", 50, 0);
    covers("100+50 1073741974+50", 100, SEQUENCE_WINDOW_MAX);
    covers("100+50 1073741975+50", 100, 0);
}

/* A SYN with another number begins anew; with the same it is that SYN again. */
static void test_again(void)
{
    covers("S99 100+50 S5000 5001+50", 100, 0);
    covers("S99 100+50 S99 150+50", 100, 0);
}

/* Directions do not mix, and go into the result where they belong. */
static void test_directions(void)
{
    g_autoptr(CoverageBuilder) builder = coverage_builder_new(3);
    coverage_add(builder, 2, 100, 10, false, false);
    coverage_add(builder, 0, 100, 20, false, false);
    coverage_add(builder, 2, 120, 10, false, false);
    coverage_acknowledge(builder, 0, 125);
    g_autofree Coverage *coverage = coverage_builder_finish(builder);
    g_assert_cmpint(coverage[0].content, ==, 20);
    g_assert_cmpint(coverage[0].missing, ==, 5);
    g_assert_cmpint(coverage[1].content, ==, 0);
    g_assert_cmpint(coverage[2].content, ==, 20);
    g_assert_cmpint(coverage[2].missing, ==, 10);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sequence/distance", test_distance);
    g_test_add_func("/sequence/whole", test_whole);
    g_test_add_func("/sequence/missing", test_missing);
    g_test_add_func("/sequence/empty", test_empty);
    g_test_add_func("/sequence/wraps", test_wraps);
    g_test_add_func("/sequence/far", test_far);
    g_test_add_func("/sequence/again", test_again);
    g_test_add_func("/sequence/directions", test_directions);
    return g_test_run();
}
