#include "lab/page_links.h"

#include <string.h>

#include "lab/page_part.h"

#define LINK "<a href=\""
#define ALT  "alt=\""

/* Is there a scheme in front, and how long is it? 0: no. */
static size_t scheme_length(const char *address, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (address[i] == ':')
            return i;
        if (strchr("/?#", address[i]) != NULL)
            return 0;
    }
    return 0;
}

bool page_link_is_harmless(const char *address, size_t length)
{
    static const char *const schemes[] = {"http", "https", "mailto"};
    size_t scheme = scheme_length(address, length);
    if (length >= 2 && address[0] == '/' && address[1] == '/')
        return false; /* leads to another machine, by whatever scheme */
    if (scheme == 0)
        return length == 0 || address[0] != ':';
    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++) {
        if (strlen(schemes[i]) == scheme && g_ascii_strncasecmp(address, schemes[i], scheme) == 0)
            return true;
    }
    return false;
}

/* The name of the file that an address means, in place of %XX and &amp; what they stand for; NULL
 * if it is none. */
static char *file_of(const char *address, size_t length)
{
    g_autoptr(GString) text = g_string_new_len(address, (gssize)length);
    g_string_replace(text, "&amp;", "&", 0);
    return g_uri_unescape_string(text->str, NULL);
}

/* The picture of that address: one that a chain drew, or one from beside the sheet. NULL if there
 * is none; else `*name` is what it is called in the folder. */
static GBytes *find_picture(const PageLinks *links, const char *address, size_t length, char **name)
{
    char *contents;
    size_t size;
    g_autofree char *wanted = file_of(address, length);
    if (wanted == NULL || !page_shows(wanted))
        return NULL;
    GBytes *drawn = out_folder_bytes(links->folder, wanted);
    if (drawn != NULL) {
        *name = g_steal_pointer(&wanted);
        return drawn;
    }
    g_autofree char *folder = g_path_get_dirname(links->sheet);
    g_autofree char *path = g_build_filename(folder, wanted, NULL);
    g_autofree char *free_name = out_folder_name(links->folder, wanted, NULL);
    if (free_name == NULL || !g_file_get_contents(path, &contents, &size, NULL))
        return NULL;
    g_autoptr(GBytes) bytes = g_bytes_new_take(contents, size);
    out_folder_add_bytes(links->folder, free_name, bytes);
    *name = g_steal_pointer(&free_name);
    return out_folder_bytes(links->folder, *name);
}

/* What stands there instead of a picture: its words. `tag` ends behind `end`. */
static void append_missing(const PageLinks *links, GString *out, const char *tag, const char *end,
                           const char *address, size_t length)
{
    const char *alt = g_strstr_len(tag, end - tag, ALT);
    const char *words = alt != NULL ? alt + strlen(ALT) : "";
    g_autofree char *wanted = file_of(address, length);
    g_string_append(out, "<span class=\"missing\">[picture: ");
    g_string_append_len(out, words, (gssize)strcspn(words, "\""));
    g_string_append(out, "]</span>");
    diagnostics_add(links->diagnostics, DIAGNOSTIC_WARNING,
                    "%s: there is no picture '%s': one that no chain draws has to lie in the "
                    "sheet's folder or below",
                    links->sheet, wanted != NULL ? wanted : "");
}

void page_links_append(const PageLinks *links, GString *out, const char **at)
{
    const char *tag = *at;
    const char *address = strchr(tag, '"') + 1;
    size_t length = strcspn(address, "\"");
    const char *rest = address + length; /* from the closing quote on */
    const char *end = strchr(rest, '>');
    g_autofree char *name = NULL;
    *at = end + 1;
    if (g_str_has_prefix(tag, LINK)) {
        bool harmless = page_link_is_harmless(address, length);
        g_string_append_len(out, harmless ? tag : "<a>", harmless ? *at - tag : 3);
        return;
    }
    GBytes *picture = find_picture(links, address, length, &name);
    if (picture == NULL) {
        append_missing(links, out, tag, end, address, length);
        return;
    }
    g_autofree char *source = links->inside ? page_data_address(name, picture) : page_address(name);
    g_string_append_printf(out, "<img src=\"%s", source);
    g_string_append_len(out, rest, *at - rest);
}
