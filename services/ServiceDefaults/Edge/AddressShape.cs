using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>Holds the parameters in a REST call's address against its message, as <see cref="JsonShape"/> the body.
/// </summary>
internal static class AddressShape
{
    /// <summary>The message fields that the path gives.</summary>
    public static IReadOnlyList<FieldDescriptor> PathFields(HttpContext http, MessageDescriptor type) =>
    [
        .. http.Request.RouteValues.Keys
            .Select(type.FindFieldByName)
            .Where(field => field is not null),
    ];

    /// <summary>
    /// The faults of path and query. Both are changed to what fits, so that the call can go on and be judged.
    /// </summary>
    public static List<Refusal> Check(HttpContext http, MessageDescriptor type, bool takesQuery)
    {
        var faults = new List<Refusal>();
        var taken = new HashSet<FieldDescriptor>();
        foreach (var field in PathFields(http, type))
        {
            taken.Add(field);
            if (FaultOf(field, (string?)http.Request.RouteValues[field.Name] ?? "") is { } fault)
            {
                faults.Add(Refusal.Malformed(fault, field.JsonName));
                http.Request.RouteValues[field.Name] = "0";
            }
        }

        if (http.Request.QueryString.HasValue)
        {
            CheckQuery(http, type, takesQuery, taken, faults);
        }

        return faults;
    }

    private static void CheckQuery(
        HttpContext http, MessageDescriptor type, bool takesQuery, HashSet<FieldDescriptor> taken, List<Refusal> faults)
    {
        var fitting = new QueryBuilder();
        foreach (var (name, values) in http.Request.Query)
        {
            var field = takesQuery ? FindField(type, name) : null;
            var fault = field is null ? JsonFaults.FieldUnknown
                : !taken.Add(field) || values.Count != 1 ? JsonFaults.FieldRepeated
                : FaultOf(field, values[0] ?? "");
            if (fault is null)
            {
                fitting.Add(name, values[0] ?? "");
            }
            else
            {
                faults.Add(Refusal.Malformed(fault, field?.JsonName ?? "query"));
            }
        }

        http.Request.QueryString = fitting.ToQueryString();
    }

    private static string? FaultOf(FieldDescriptor field, string text) => field.FieldType switch
    {
        FieldType.Bool => text is "true" or "false" ? null : JsonFaults.TypeInvalid,
        FieldType.Message or FieldType.Group => JsonFaults.FieldUnknown,
        FieldType.String or FieldType.Bytes or FieldType.Enum => null,
        _ => NumberShape.FaultOf(text, field.FieldType),
    };

    private static FieldDescriptor? FindField(MessageDescriptor type, string name) =>
        type.Fields.InDeclarationOrder().FirstOrDefault(field => field.JsonName == name || field.Name == name);
}
