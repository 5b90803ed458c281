#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/outfile.h"
#include "capture/entry.h"
#include "capture/entry_parts.h"

/* The entry as far as it is written. */
typedef struct {
    FILE *stream;
    Packer *packer;
    uint64_t offset;
    GVariantBuilder fields;
} Writing;

static void list_field(Writing *writing, const EntryField *field)
{
    g_variant_builder_add(&writing->fields, "(@ayubbttt)", g_variant_new_bytestring(field->name),
                          (guint32)field->base, (gboolean)field->several, (gboolean)field->cut,
                          writing->offset, field->length, field->hash);
    writing->offset += field->length;
}

static void write_field(Writing *writing, const EntrySource *source)
{
    EntryField field = {
        .name = (char *)(uintptr_t)source->name,
        .base = source->base,
        .several = source->several != NULL && source->several->rows->len > 0,
        .cut = source->several != NULL && source->several->cut,
    };
    kept_field_pack(writing->packer, source->builder, source->several);
    field.length = packer_take_length(writing->packer, &field.hash);
    list_field(writing, &field);
}

static bool is_among(const char *name, const EntrySource *fields, size_t n)
{
    size_t i = 0;
    while (i < n && strcmp(fields[i].name, name) != 0)
        i++;
    return i < n;
}

/* Copies what is in an older entry besides, unless it was damaged. */
static void copy_fields(Writing *writing, const Entry *old, const EntrySource *fields, size_t n)
{
    for (unsigned i = 0; i < old->fields->len; i++) {
        const EntryField *field = &g_array_index(old->fields, EntryField, i);
        if (is_among(field->name, fields, n))
            continue;
        g_autofree uint8_t *bytes = g_try_malloc(MAX(field->length, 1));
        if (bytes == NULL || !entry_read_at(old->descriptor, bytes, field->length, field->offset))
            continue;
        const Unpacker unpacker = {bytes, bytes + field->length};
        if (unpacker_hash(&unpacker) != field->hash)
            continue;
        fwrite(bytes, 1, field->length, writing->stream);
        list_field(writing, field);
    }
}

static GVariant *bytestring(const char *text)
{
    return g_variant_new_bytestring(text != NULL ? text : "");
}

static GVariant *directory_of(Writing *writing, const char *key, const EntryFacts *facts)
{
    const FileIdentity *identity = &facts->identity;
    GVariant *texts = g_variant_new("(@ay@ay@ay@ay@ay)", bytestring(facts->messages),
                                    bytestring(facts->argument), bytestring(facts->capture),
                                    bytestring(facts->filter), bytestring(facts->options));
    return g_variant_new(
        "(s(tttxxxx)bttti@(ayayayayay)a(ayubbttt))", key, (guint64)identity->device,
        (guint64)identity->inode, (guint64)identity->size, (gint64)identity->modified.tv_sec,
        (gint64)identity->modified.tv_nsec, (gint64)identity->changed.tv_sec,
        (gint64)identity->changed.tv_nsec, (gboolean)facts->by_content, facts->content.high,
        facts->content.low, facts->rows, (gint32)facts->status, texts, &writing->fields);
}

static void write_directory(Writing *writing, const char *key, const EntryFacts *facts)
{
    g_autoptr(GVariant) directory = g_variant_ref_sink(directory_of(writing, key, facts));
    const void *bytes = g_variant_get_data(directory);
    size_t length = g_variant_get_size(directory);
    EntryTrailer trailer = {writing->offset, length, content_hash_bytes(bytes, length), {0}};
    memcpy(trailer.end, ENTRY_END, sizeof trailer.end);
    fwrite(bytes, 1, length, writing->stream);
    fwrite(&trailer, 1, sizeof trailer, writing->stream);
    writing->offset += length + sizeof trailer;
}

bool entry_write(const char *path, const char *key, const EntryFacts *facts,
                 const EntrySource *fields, size_t n, const Entry *old, uint64_t limit,
                 GError **error)
{
    g_autoptr(Outfile) outfile = outfile_open(path, error);
    const EntryMark mark = ENTRY_MARK;
    if (outfile == NULL)
        return false;
    Writing writing = {.stream = outfile_stream(outfile), .offset = sizeof mark};
    g_autoptr(Packer) packer = packer_new(writing.stream);
    writing.packer = packer;
    g_variant_builder_init(&writing.fields, G_VARIANT_TYPE("a(ayubbttt)"));
    fchmod(fileno(writing.stream), 0600);
    fwrite(&mark, 1, sizeof mark, writing.stream);
    for (size_t i = 0; i < n; i++)
        write_field(&writing, &fields[i]);
    if (old != NULL)
        copy_fields(&writing, old, fields, n);
    write_directory(&writing, key, facts);
    if (writing.offset <= limit)
        return outfile_commit(outfile, error);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "'%s' would be larger than all that may be kept", path);
    return false;
}
