#include "html_check.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

/* Elements that have an end. */
static const char *const elements[] = {
    "a",     "blockquote", "body",   "code", "dd",      "del",   "details", "div",    "dl",
    "dt",    "em",         "figure", "h1",   "h2",      "h3",    "h4",      "h5",     "h6",
    "li",    "figcaption", "main",   "ol",   "p",       "pre",   "span",    "strong", "style",
    "table", "tbody",      "td",     "th",   "thead",   "title", "tr",      "ul",     "html",
    "head",  "summary",    "small",  "time", "caption", NULL};
/* Of a mark that stands in a link md4c 0.4.8 may write but one end. A browser closes them itself.
 */
static const char *const spans[] = {"a", "code", "del", "em", "strong", NULL};
static const char *const voids[] = {"br", "hr", "img", "input", "link", "meta", "!DOCTYPE", NULL};
static const char *const attributes[] = {
    "align",    "alt",        "charset", "checked", "class", "content", "disabled", "height",
    "href",     "http-equiv", "lang",    "name",    "rel",   "scope",   "src",      "start",
    "tabindex", "title",      "type",    "width",   "html",  NULL};

/* The value of an attribute as a browser takes it. */
static char *value_of(const char *raw, size_t length)
{
    static const char *const entities[][2] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
    g_autoptr(GString) text = g_string_new_len(raw, (gssize)length);
    for (size_t i = 0; i < G_N_ELEMENTS(entities); i++)
        g_string_replace(text, entities[i][0], entities[i][1], 0);
    return g_strdup(text->str);
}

/* RFC 3986, section 3.1; a browser skips blanks and controls in front and in between. */
static char *scheme_of(const char *address)
{
    g_autoptr(GString) scheme = g_string_new(NULL);
    for (; *address != '\0' && strchr("/?#", *address) == NULL; address++) {
        if (*address == ':')
            return g_ascii_strdown(scheme->str, -1);
        if (!g_ascii_isspace(*address) && !g_ascii_iscntrl(*address))
            g_string_append_c(scheme, *address);
    }
    return NULL;
}

/* Another machine's, by whatever scheme: a browser takes a backslash for a slash. */
static bool names_a_machine(const char *address)
{
    return strspn(address, "/\\ \t\r\n") >= 2;
}

static void check_address(const char *tag, const char *name, const char *address)
{
    static const char *const links[] = {"http", "https", "mailto", NULL};
    g_autofree char *scheme = scheme_of(address);
    bool link = strcmp(tag, "a") == 0 && strcmp(name, "href") == 0;
    g_assert_false(scheme == NULL && names_a_machine(address));
    if (scheme != NULL && link)
        g_assert_true(g_strv_contains(links, scheme));
    else if (scheme != NULL)
        g_assert_cmpstr(scheme, ==, "data");
}

/* Goes over the attributes of a tag up to behind its ">". */
static const char *check_attributes(const char *tag, const char *at)
{
    while (*at != '>') {
        g_assert_cmpint(*at, ==, ' ');
        at++;
        size_t length = strspn(at, NAME_LETTERS);
        g_autofree char *name = g_strndup(at, length);
        g_assert_true(g_strv_contains(attributes, name));
        at += length;
        if (*at != '=')
            continue;
        g_assert_cmpint(at[1], ==, '"');
        const char *end = strchr(at + 2, '"');
        g_assert_nonnull(end);
        g_autofree char *value = value_of(at + 2, (size_t)(end - at) - 2);
        if (strcmp(name, "href") == 0 || strcmp(name, "src") == 0)
            check_address(tag, name, value);
        at = end + 1;
    }
    return at + 1;
}

static const char *check_tag(GPtrArray *open, const char *at)
{
    bool closing = at[1] == '/';
    at += closing ? 2 : 1;
    size_t length = strspn(at, NAME_LETTERS "!DOCTYPE");
    g_autofree char *name = g_strndup(at, length);
    at += length;
    bool is_void = g_strv_contains(voids, name);
    if (!is_void && !g_strv_contains(elements, name))
        g_error("<%s> in the page", name);
    if (closing && g_strv_contains(spans, name)) {
        g_assert_cmpint(*at, ==, '>');
        return at + 1;
    }
    if (closing) {
        g_assert_cmpint(*at, ==, '>');
        g_assert_cmpuint(open->len, >, 0);
        g_assert_cmpstr(g_ptr_array_index(open, open->len - 1), ==, name);
        g_ptr_array_set_size(open, (int)open->len - 1);
        return at + 1;
    }
    if (!is_void && !g_strv_contains(spans, name))
        g_ptr_array_add(open, g_strdup(name));
    return check_attributes(name, at);
}

void check_html(const char *html)
{
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
    g_assert_true(g_utf8_validate(html, -1, NULL));
    for (const char *at = html; (at = strchr(at, '<')) != NULL;)
        at = check_tag(open, at);
    g_assert_cmpuint(open->len, ==, 0);
}
