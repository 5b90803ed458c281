#include "verbs/outlet.h"

#include <stdio.h>
#include <string.h>

#include "base/display.h"

bool outlet_put_picture(const Run *run, const Picture *picture, GError **error)
{
    if (run->outlet != NULL)
        return run->outlet->take_picture(run->outlet, picture, error);
    size_t size = 0;
    const void *bytes = g_bytes_get_data(picture->bytes, &size);
    return outfile_write(picture->name, bytes, size, error);
}

void outlet_say(const Run *run, const char *text)
{
    if (run->outlet != NULL)
        run->outlet->say(run->outlet, text);
    else
        fputs(text, stdout);
}

void outlet_remark(const Run *run, const char *text)
{
    if (run->outlet != NULL) {
        run->outlet->remark(run->outlet, text);
        return;
    }
    g_autoptr(GString) line = g_string_new(NULL);
    display_append(line, text, strlen(text));
    puts(line->str);
}
