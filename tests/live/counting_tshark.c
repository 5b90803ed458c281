/* The tshark from PATH, as a program rather than a script: of a script nothing is kept. Adds a line
 * to the file that COUNT names for each capture it reads; and first a byte to the file that GROW
 * names, as who still writes it would. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void append(const char *variable, const char *text)
{
    const char *path = getenv(variable);
    FILE *file = path != NULL ? fopen(path, "a") : NULL;
    if (file != NULL) {
        fputs(text, file);
        fclose(file);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "-r") == 0) {
        append("GROW", "x");
        append("COUNT", "x\n");
    }
    execvp("tshark", argv);
    return 127;
}
