#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "capture/entry.h"
#include "capture/entry_parts.h"

bool entry_read_at(int descriptor, void *to, size_t n, uint64_t offset)
{
    char *at = to;
    while (n > 0) {
        ssize_t done = pread(descriptor, at, n, (off_t)offset);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        at += done;
        n -= (size_t)done;
        offset += (uint64_t)done;
    }
    return true;
}

static void clear_field(gpointer data)
{
    EntryField *field = data;
    g_free(field->name);
}

void entry_free(Entry *entry)
{
    if (entry == NULL)
        return;
    if (entry->descriptor >= 0)
        close(entry->descriptor);
    g_free(entry->facts.messages);
    g_free(entry->facts.argument);
    g_free(entry->facts.capture);
    g_free(entry->facts.filter);
    g_free(entry->facts.options);
    g_array_unref(entry->fields);
    g_free(entry);
}

/* The directory, where the trailer says it is; `end` is where the fields end. */
static GVariant *read_directory(int descriptor, uint64_t *end)
{
    EntryMark mark, wanted = ENTRY_MARK;
    EntryTrailer trailer;
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        (size_t)status.st_size < sizeof mark + sizeof trailer)
        return NULL;
    uint64_t size = (uint64_t)status.st_size - sizeof trailer;
    if (!entry_read_at(descriptor, &mark, sizeof mark, 0) ||
        !entry_read_at(descriptor, &trailer, sizeof trailer, size) ||
        memcmp(&mark, &wanted, sizeof mark) != 0 ||
        memcmp(trailer.end, ENTRY_END, sizeof trailer.end) != 0)
        return NULL;
    if (trailer.offset < sizeof mark || trailer.offset > size ||
        trailer.length != size - trailer.offset)
        return NULL;
    char *bytes = g_try_malloc(MAX(trailer.length, 1));
    if (bytes == NULL || !entry_read_at(descriptor, bytes, trailer.length, trailer.offset) ||
        !content_hash_equal(content_hash_bytes(bytes, trailer.length), trailer.hash)) {
        g_free(bytes);
        return NULL;
    }
    *end = trailer.offset;
    return g_variant_ref_sink(g_variant_new_from_data(G_VARIANT_TYPE(ENTRY_DIRECTORY), bytes,
                                                      trailer.length, false, g_free, bytes));
}

/* A text, or NULL if it is empty and may be absent. */
static char *text_of(GVariant *texts, gsize index, bool may_lack)
{
    g_autoptr(GVariant) text = g_variant_get_child_value(texts, index);
    const char *bytes = g_variant_get_bytestring(text);
    return may_lack && *bytes == '\0' ? NULL : g_strdup(bytes);
}

static void take_facts(EntryFacts *facts, GVariant *directory)
{
    guint64 device, inode, size;
    gint64 modified, modified_part, changed, changed_part;
    gboolean by_content;
    g_autoptr(GVariant) texts = NULL;
    g_variant_get(directory, "(&s(tttxxxx)bttti@(ayayayayay)@a(ayubbttt))", NULL, &device, &inode,
                  &size, &modified, &modified_part, &changed, &changed_part, &by_content,
                  &facts->content.high, &facts->content.low, &facts->rows, &facts->status, &texts,
                  NULL);
    facts->identity = (FileIdentity){
        .device = (dev_t)device,
        .inode = (ino_t)inode,
        .size = (off_t)size,
        .modified = {modified, modified_part},
        .changed = {changed, changed_part},
    };
    facts->by_content = by_content;
    facts->messages = text_of(texts, 0, false);
    facts->argument = text_of(texts, 1, false);
    facts->capture = text_of(texts, 2, false);
    facts->filter = text_of(texts, 3, true);
    facts->options = text_of(texts, 4, true);
}

/* False if a field is said to be where none can be. */
static bool take_fields(GArray *fields, GVariant *directory, uint64_t end)
{
    g_autoptr(GVariant) list = g_variant_get_child_value(directory, 8);
    for (gsize i = 0; i < g_variant_n_children(list); i++) {
        g_autoptr(GVariant) name = NULL;
        guint32 base;
        gboolean several, cut;
        EntryField field = {0};
        g_variant_get_child(list, i, "(@ayubbttt)", &name, &base, &several, &cut, &field.offset,
                            &field.length, &field.hash);
        if (base >= OCCURRENCE_COUNT || field.offset < sizeof(EntryMark) || field.offset > end ||
            field.length > end - field.offset)
            return false;
        field.name = g_strdup(g_variant_get_bytestring(name));
        field.base = (Occurrence)base;
        field.several = several;
        field.cut = cut;
        g_array_append_val(fields, field);
    }
    return true;
}

Entry *entry_open(const char *path, const char *key)
{
    uint64_t end = 0;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return NULL;
    g_autoptr(Entry) entry = g_new0(Entry, 1);
    entry->descriptor = descriptor;
    entry->fields = g_array_new(false, false, sizeof(EntryField));
    g_array_set_clear_func(entry->fields, clear_field);
    g_autoptr(GVariant) directory = read_directory(descriptor, &end);
    if (directory == NULL || !g_variant_is_normal_form(directory))
        return NULL;
    const char *own_key;
    g_variant_get_child(directory, 0, "&s", &own_key);
    if (key != NULL && strcmp(own_key, key) != 0)
        return NULL;
    take_facts(&entry->facts, directory);
    return take_fields(entry->fields, directory, end) ? g_steal_pointer(&entry) : NULL;
}

const EntryField *entry_find(const Entry *entry, const char *name)
{
    for (unsigned i = 0; i < entry->fields->len; i++) {
        const EntryField *field = &g_array_index(entry->fields, EntryField, i);
        if (strcmp(field->name, name) == 0)
            return field;
    }
    return NULL;
}

bool entry_read(const Entry *entry, const EntryField *field, KeptField *kept)
{
    g_autofree uint8_t *bytes = g_try_malloc(MAX(field->length, 1));
    if (bytes == NULL || !entry_read_at(entry->descriptor, bytes, field->length, field->offset))
        return false;
    Unpacker unpacker = {bytes, bytes + field->length};
    if (unpacker_hash(&unpacker) != field->hash ||
        !kept_field_unpack(&unpacker, entry->facts.rows, kept))
        return false;
    kept->several->cut = field->cut;
    return true;
}
