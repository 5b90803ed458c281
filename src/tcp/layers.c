#include "tcp/layers.h"

#include <string.h>

struct Layers {
    const Column *protocols;
    GArray *layers;  /* of TcpLayer, of all codes */
    uint32_t *first; /* where those of a code begin */
};

static bool is_word(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

void layers_append(GArray *to, const char *protocols, size_t length)
{
    const char *end = protocols + length;
    TcpLayer layer = {false, false, false, 0};
    size_t ipv4 = 0, ipv6 = 0;
    for (const char *word = protocols; word < end;) {
        const char *colon = memchr(word, ':', (size_t)(end - word));
        size_t n = (size_t)((colon != NULL ? colon : end) - word);
        if (is_word(word, n, "ip")) {
            layer = (TcpLayer){layer.quoted, true, false, ipv4++};
        } else if (is_word(word, n, "ipv6")) {
            layer = (TcpLayer){layer.quoted, true, true, ipv6++};
        } else if (is_word(word, n, "icmp") || is_word(word, n, "icmpv6")) {
            layer.quoted = true;
        } else if (is_word(word, n, "tcp")) {
            g_array_append_val(to, layer);
        }
        word += n + 1;
    }
}

Layers *layers_new(const Column *protocols)
{
    g_assert(protocols->type == TYPE_TEXT);
    Layers *layers = g_new0(Layers, 1);
    uint32_t codes = dictionary_size(protocols->dictionary);
    layers->protocols = protocols;
    layers->layers = g_array_new(false, false, sizeof(TcpLayer));
    layers->first = g_new(uint32_t, (size_t)codes + 1);
    for (uint32_t code = 0; code < codes; code++) {
        size_t length;
        const char *text = dictionary_string(protocols->dictionary, code, &length);
        layers->first[code] = layers->layers->len;
        layers_append(layers->layers, text, length);
    }
    layers->first[codes] = layers->layers->len;
    return layers;
}

void layers_free(Layers *layers)
{
    if (layers == NULL)
        return;
    g_array_unref(layers->layers);
    g_free(layers->first);
    g_free(layers);
}

const TcpLayer *layers_of(const Layers *layers, size_t row, size_t *n)
{
    *n = 0;
    if (!column_has(layers->protocols, row))
        return NULL;
    uint32_t code = layers->protocols->codes[row];
    *n = layers->first[code + 1] - layers->first[code];
    if (*n == 0)
        return NULL;
    return &((const TcpLayer *)(const void *)layers->layers->data)[layers->first[code]];
}
