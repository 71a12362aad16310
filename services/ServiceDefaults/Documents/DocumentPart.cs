using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Grains;

namespace VikLearning.ServiceDefaults.Documents;

/// <summary>
/// An object in a document. What is asked of it is checked; what is wrong becomes a fault with its line, and the asker
/// gets a value to go on with, so that all faults come at once.
/// </summary>
public sealed class DocumentPart
{
    private const string Comment = "$comment";
    private readonly JObject _object;
    private readonly DocumentFaults _faults;
    private readonly HashSet<string> _known = [Comment];

    internal DocumentPart(JObject whole, DocumentFaults faults)
    {
        _object = whole;
        _faults = faults;
    }

    /// <summary>Where it begins, from 1.</summary>
    public int Line => LineOf(_object);

    /// <summary>Whether it has the name.</summary>
    public bool Has(string name) => _object.ContainsKey(name);

    /// <summary>Where a name's value stands, or the part itself where it has none.</summary>
    public int LineAt(string name) => _object[name] is { } value ? LineOf(value) : Line;

    /// <summary>A fault of a name's value.</summary>
    public void Fault(string name, string code, params ReadOnlySpan<string> arguments) =>
        _faults.Add(LineAt(name), code, name, arguments);

    /// <summary>What else belongs here and is read by others.</summary>
    public void Leave(string name) => _known.Add(name);

    /// <summary>A text of 1 to so many characters (code points) in one line; "" after a fault.</summary>
    public string Text(string name, int longest)
    {
        if (Value(name, JTokenType.String, "document-text-expected") is not { } value)
        {
            return "";
        }

        var text = ((string)value!).Trim();
        var isFit = text.Length > 0 && text.EnumerateRunes().Count() <= longest && !text.Any(char.IsControl);
        if (!isFit)
        {
            Fault(name, "document-text-unfit", $"{longest}");
        }

        return isFit ? text : "";
    }

    /// <summary>An id: 1 to 64 of a-z, 0-9 and "-"; "" after a fault.</summary>
    public string Id(string name)
    {
        if (Value(name, JTokenType.String, "document-text-expected") is not { } value)
        {
            return "";
        }

        if (RequestFields.IsId((string)value!))
        {
            return (string)value!;
        }

        Fault(name, "document-id-unfit");
        return "";
    }

    /// <summary>A whole number; the least after a fault.</summary>
    public int Whole(string name, int least, int most)
    {
        if (Value(name, JTokenType.Integer, "document-number-expected") is not { } value)
        {
            return least;
        }

        // Larger than a long is no integer of ours either.
        if (((JValue)value).Value is long number && number >= least && number <= most)
        {
            return (int)number;
        }

        Fault(name, "document-number-out-of-range", $"{least}", $"{most}");
        return least;
    }

    /// <summary>An object; null after a fault.</summary>
    public DocumentPart? Part(string name) =>
        Value(name, JTokenType.Object, "document-object-expected") is JObject part ? new(part, _faults) : null;

    /// <summary>Objects in their order; none after a fault.</summary>
    public IReadOnlyList<DocumentPart> Parts(string name, int most) =>
        [.. Items(name, most, JTokenType.Object, "document-object-expected")
            .Select(part => new DocumentPart((JObject)part, _faults))];

    /// <summary>Short names of letters, digits and "-" in their order, each once; none after a fault.</summary>
    public IReadOnlyList<string> Keys(string name, int most)
    {
        var keys = new List<string>();
        foreach (var item in Items(name, most, JTokenType.String, "document-text-expected"))
        {
            var key = (string)item!;
            if (!GrainKeys.IsKey(key) || keys.Contains(key))
            {
                _faults.Add(LineOf(item), GrainKeys.IsKey(key) ? "document-key-twice" : "document-key-unfit", name);
            }
            else
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>A text in Dutch and in English.</summary>
    public (string Nl, string En) Words(string name, int longest)
    {
        if (Part(name) is not { } words)
        {
            return ("", "");
        }

        var both = (words.Text("nl", longest), words.Text("en", longest));
        words.Close();
        return both;
    }

    /// <summary>All was asked: a name that nobody asked for does not belong here, or is misspelt.</summary>
    public void Close()
    {
        foreach (var property in _object.Properties().Where(property => !_known.Contains(property.Name)))
        {
            _faults.Add(LineOf(property), "document-name-unknown", null);
        }
    }

    private IEnumerable<JToken> Items(string name, int most, JTokenType type, string otherwise)
    {
        if (Value(name, JTokenType.Array, "document-list-expected") is not JArray items)
        {
            return [];
        }

        if (items.Count == 0 || items.Count > most)
        {
            Fault(name, "document-list-length", $"{most}");
            return [];
        }

        foreach (var item in items.Where(item => item.Type != type))
        {
            _faults.Add(LineOf(item), otherwise, name);
        }

        return items.Where(item => item.Type == type);
    }

    private JToken? Value(string name, JTokenType type, string otherwise)
    {
        _known.Add(name);
        var value = _object[name];
        if (value is null)
        {
            Fault(name, "document-name-missing");
        }
        else if (value.Type != type)
        {
            Fault(name, otherwise);
        }

        return value?.Type == type ? value : null;
    }

    private static int LineOf(JToken token) => Math.Max(1, ((IJsonLineInfo)token).LineNumber);
}
