/* Prints the manual page for scdoc: the outline that the first argument names, with the tables of
 * the program in it. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/man.h"

#include <glib.h>

int main(int argc, char **argv)
{
    g_autofree char *outline = NULL;
    g_autoptr(GError) error = NULL;
    if (argc != 2 || !g_file_get_contents(argv[1], &outline, NULL, &error)) {
        fprintf(stderr, "print_man: %s\n", error != NULL ? error->message : "name the outline");
        return EXIT_FAILURE;
    }
    g_autofree char *page = man_page(outline);
    return fputs(page, stdout) >= 0 && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
