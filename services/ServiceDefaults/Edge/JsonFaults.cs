using Microsoft.AspNetCore.Http;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// The faults in the form of a REST call's JSON. They travel beside the message that the rest of the JSON made, so
/// that the caller hears of them together with what else is wrong.
/// </summary>
internal static class JsonFaults
{
    private static readonly object s_key = new();

    /// <summary>The faults of a call; none when it came as gRPC.</summary>
    public static IReadOnlyList<Refusal> Of(HttpContext http) =>
        http.Items.TryGetValue(s_key, out var faults) ? (IReadOnlyList<Refusal>)faults! : [];

    /// <summary>Keeps the faults with the call.</summary>
    public static void Set(HttpContext http, IReadOnlyList<Refusal> faults)
    {
        http.Items[s_key] = faults;
    }

    /// <summary>Whether a fault is one of form, after which the field's content is not known.</summary>
    public static bool IsOfForm(Refusal fault) =>
        fault.Code is FieldUnknown or FieldRepeated or TypeInvalid or NumberInvalid or NumberNotWhole
            or NumberOutOfRange or BrokenCharacter;

    public const string FieldUnknown = "field-unknown";
    public const string FieldRepeated = "field-repeated";
    public const string TypeInvalid = "field-type-invalid";
    public const string NumberInvalid = "number-invalid";
    public const string NumberNotWhole = "number-not-whole";
    public const string NumberOutOfRange = "number-out-of-range";
    public const string BrokenCharacter = "text-broken-character";
}
