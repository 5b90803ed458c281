/* Who sends most in a capture? Reads it, groups its packets by sender, prints the five largest,
 * writes them to a database, and draws which part of each second's bytes the largest one sent.
 *
 *     cc -std=c17 -o library library.c $(pkg-config --cflags --libs tabshark)
 *     ./library traffic.pcap
 */
#include <stdio.h>
#include <stdlib.h>
#include <tabshark/tabshark.h>

/* Names in packets are strangers' text: what is no printable ASCII is a question mark here. */
static void print_text(const char *text)
{
    for (; *text != '\0'; text++)
        putchar(*text >= ' ' && *text <= '~' ? *text : '?');
}

/* A row a sender, the largest first. */
static void print_senders(const TabsharkTable *senders)
{
    for (size_t row = 0; row < tabshark_table_rows(senders); row++) {
        const char *address = tabshark_table_string(senders, 0, row, NULL);
        printf("%zu. ", row + 1);
        print_text(address);
        printf(" sent %lld bytes in %lld packets\n", (long long)tabshark_table_int(senders, 1, row),
               (long long)tabshark_table_int(senders, 2, row));
    }
}

/* Draws a table that is made here: the part of each second's bytes that one sender sent. */
static gboolean draw(Tabshark *tabshark, const TabsharkTable *packets, const char *sender,
                     GError **error)
{
    g_autofree char *condition =
        g_strdup_printf("derive 'of_one = if(ip.src == %s, frame.len, 0)' "
                        "then resample 1s bytes=sum:frame.len part=sum:of_one",
                        sender);
    g_autoptr(TabsharkTable) seconds = tabshark_apply(tabshark, packets, condition, error);
    if (seconds == NULL)
        return FALSE;
    size_t rows = tabshark_table_rows(seconds);
    size_t bytes, part;
    if (!tabshark_table_find(seconds, "bytes", &bytes, error) ||
        !tabshark_table_find(seconds, "part", &part, error))
        return FALSE;
    g_autofree double *share = g_new(double, MAX(rows, 1));
    g_autofree int64_t *number = g_new(int64_t, MAX(rows, 1));
    for (size_t row = 0; row < rows; row++) {
        double all = tabshark_table_number(seconds, bytes, row);
        number[row] = (int64_t)row;
        share[row] = all > 0 ? 100 * tabshark_table_number(seconds, part, row) / all : 0;
    }
    g_autoptr(TabsharkTable) chart = tabshark_table_new(rows);
    tabshark_table_add_ints(chart, "second", TABSHARK_INT, number, NULL);
    tabshark_table_add_reals(chart, "percent", share);
    g_autoptr(TabsharkTable) drawn = tabshark_apply(
        tabshark, chart,
        "plot -x second -y percent --title 'Part of the largest sender' -o share.png", error);
    return drawn != NULL;
}

static gboolean explore(Tabshark *tabshark, const char *capture, GError **error)
{
    static const char *const fields[] = {"frame.time_epoch", "ip.src", "frame.len", NULL};
    g_autoptr(TabsharkTable) packets = tabshark_read(tabshark, capture, "ip", fields, error);
    if (packets == NULL)
        return FALSE;
    printf("%zu packets of IPv4\n", tabshark_table_rows(packets));
    g_autoptr(TabsharkTable) senders = tabshark_apply(
        tabshark, packets,
        "group ip.src bytes=sum:frame.len count then top 5 bytes then select ip.src,bytes,count",
        error);
    if (senders == NULL)
        return FALSE;
    print_senders(senders);
    if (!tabshark_write(tabshark, senders, "senders.sqlite", error))
        return FALSE;
    return tabshark_table_rows(senders) == 0 ||
           draw(tabshark, packets, tabshark_table_string(senders, 0, 0, NULL), error);
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Tabshark) tabshark = tabshark_new();
    if (argc != 2) {
        fprintf(stderr, "usage: %s CAPTURE\n", argv[0]);
        return 2;
    }
    gboolean ok = explore(tabshark, argv[1], &error);
    g_auto(GStrv) warnings = tabshark_take_warnings(tabshark);
    for (char **warning = warnings; *warning != NULL; warning++)
        fprintf(stderr, "warning: %s\n", *warning);
    if (!ok)
        fprintf(stderr, "%s\n", error->message);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
