using System.Buffers;
using System.Text;
using System.Text.Json;
using VikLearning.Protos.Access.V1;

namespace VikLearning.Portal.DataSubjects;

/// <summary>A part of what a service keeps of a person, as a page and as JSON at once.</summary>
internal sealed class ExportPart(string service) : IDisposable
{
    private readonly StringBuilder _page = new();
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter? _json;

    /// <summary>The service's name.</summary>
    public string Service => service;

    /// <summary>About how many bytes are in memory.</summary>
    public long Size => _page.Length + _buffer.WrittenCount + (_json?.BytesPending ?? 0);

    /// <summary>Begins a part; what was in the one before is forgotten.</summary>
    public void Begin(int number)
    {
        _page.Clear();
        _buffer.ResetWrittenCount();
        _json?.Dispose();
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Indented = true });
        _json.WriteStartObject();
        _json.WriteString("form", ExportArchive.Form);
        _json.WriteString("service", service);
        _json.WriteNumber("part", number);
        _json.WriteStartArray("records");
        ExportPage.Begin(_page, service, number);
    }

    /// <summary>Adds a record to both.</summary>
    public void Add(ExportRecord record)
    {
        Write(_json!, record);
        _json!.Flush();
        ExportPage.Add(_page, record);
    }

    /// <summary>The page.</summary>
    public string EndPage()
    {
        ExportPage.End(_page);
        return _page.ToString();
    }

    /// <summary>The JSON.</summary>
    public ReadOnlyMemory<byte> EndJson()
    {
        _json!.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    /// <inheritdoc />
    public void Dispose() => _json?.Dispose();

    private static void Write(Utf8JsonWriter json, ExportRecord record)
    {
        json.WriteStartObject();
        json.WriteString("source", record.Source);
        json.WriteNumber("number", record.Number);
        WriteUnlessEmpty(json, "place", record.Place);
        json.WriteString("kind", record.Kind);
        if (record.At is not null)
        {
            json.WriteString("at", record.At.ToDateTimeOffset());
        }

        json.WriteString("actorId", record.ActorId);
        WriteUnlessEmpty(json, "onBehalfOf", record.OnBehalfOf);
        json.WriteString("purpose", record.Purpose);
        json.WritePropertyName("data");
        json.WriteRawValue(record.DataJson);
        if (record.File is { } file)
        {
            json.WriteString("file", file.Path);
        }

        json.WriteStartArray("texts");
        foreach (var text in record.Texts)
        {
            Write(json, text);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteUnlessEmpty(Utf8JsonWriter json, string member, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(member, value);
        }
    }

    private static void Write(Utf8JsonWriter json, ExportText text)
    {
        json.WriteStartObject();
        json.WriteString("id", text.Id);
        json.WriteString("member", text.Member);
        json.WriteString("text", text.Text);
        json.WriteBoolean("erased", text.Erased);
        json.WriteEndObject();
    }
}
