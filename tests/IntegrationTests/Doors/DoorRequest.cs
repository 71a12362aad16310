using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace VikLearning.IntegrationTests.Doors;

/// <summary>A request of any method, from its descriptor and JSON alone.</summary>
internal static class DoorRequest
{
    private const int FrameHead = 5;

    /// <summary>As gRPC sends it.</summary>
    public static HttpRequestMessage Grpc(MethodDescriptor method, string json)
    {
        var message = method.InputType.Parser.ParseJson(json).ToByteArray();
        var frame = new byte[FrameHead + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, FrameHead);
        var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri($"/{method.Service.FullName}/{method.Name}", UriKind.Relative))
        {
            Content = new ByteArrayContent(frame),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        return request;
    }

    /// <summary>As REST sends it, by the method's HTTP rule; null when it has none.</summary>
    public static HttpRequestMessage? Rest(MethodDescriptor method, string json)
    {
        if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is not { } rule)
        {
            return null;
        }

        var message = method.InputType.Parser.ParseJson(json);
        var path = rule.Get.Length > 0 ? rule.Get : rule.Post;
        foreach (var field in method.InputType.Fields.InDeclarationOrder())
        {
            var word = $"{{{field.Name}}}";
            if (path.Contains(word, StringComparison.Ordinal))
            {
                path = path.Replace(
                    word, Uri.EscapeDataString(WordOf(field, field.Accessor.GetValue(message))),
                    StringComparison.Ordinal);
                field.Accessor.Clear(message);
            }
        }

        var rest = JsonFormatter.Default.Format(message);
        return rule.Get.Length > 0
            ? new HttpRequestMessage(HttpMethod.Get, new Uri($"{path}{QueryOf(rest)}", UriKind.Relative))
            : new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
            {
                Content = new StringContent(rest, Encoding.UTF8, "application/json"),
            };
    }

    // An enum goes by its name in the proto.
    private static string WordOf(FieldDescriptor field, object value) => field.FieldType == FieldType.Enum
        ? field.EnumType.FindValueByNumber((int)value).Name
        : $"{value}";

    private static string QueryOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var parts = document.RootElement.EnumerateObject()
            .Select(member => $"{member.Name}={Uri.EscapeDataString(member.Value.ToString())}").ToList();
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }
}
