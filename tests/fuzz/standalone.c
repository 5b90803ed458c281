/* Runs a fuzzer's harness over the files of a corpus, without the fuzzer: a test in every build. */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) folder = argc == 2 ? g_dir_open(argv[1], 0, &error) : NULL;
    if (folder == NULL) {
        fprintf(stderr, "%s\n", error != NULL ? error->message : "usage: fuzz_NAME CORPUS");
        return 2;
    }
    for (const char *name; (name = g_dir_read_name(folder)) != NULL;) {
        g_autofree char *path = g_build_filename(argv[1], name, NULL);
        g_autofree char *bytes = NULL;
        size_t size;
        if (!g_file_get_contents(path, &bytes, &size, &error)) {
            fprintf(stderr, "%s\n", error->message);
            return 1;
        }
        /* The last line of a run that dies says of what. */
        fprintf(stderr, "%s\n", name);
        LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
    }
    return 0;
}
