using Google.Api;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>Calls a method by its description alone.</summary>
internal static class AnyMethod
{
    private static readonly Marshaller<byte[]> s_bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    /// <summary>A request of these fields; those of the others are left as they are.</summary>
    public static IMessage Request(MethodDescriptor method, IReadOnlyDictionary<string, object> values)
    {
        var request = method.InputType.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in method.InputType.Fields.InDeclarationOrder())
        {
            if (!values.TryGetValue(field.Name, out var value))
            {
                continue;
            }

            if (field.Accessor.GetValue(request) is System.Collections.IList list)
            {
                list.Add(value);
            }
            else
            {
                field.Accessor.SetValue(request, value);
            }
        }

        return request;
    }

    /// <summary>Calls it by gRPC. A stream is ended after its first message.</summary>
    /// <returns>The answer, or the status that refused it.</returns>
    public static async Task<(IMessage? Answer, StatusCode Status)> CallAsync(
        CallInvoker invoker, MethodDescriptor method, byte[] request, CallOptions options)
    {
        var type = method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var called = new Method<byte[], byte[]>(type, method.Service.FullName, method.Name, s_bytes, s_bytes);
        try
        {
            if (type == MethodType.Unary)
            {
                var answer = await invoker.AsyncUnaryCall(called, null, options, request);
                return (method.OutputType.Parser.ParseFrom(answer), StatusCode.OK);
            }

            using var stream = invoker.AsyncServerStreamingCall(called, null, options, request);
            return !await stream.ResponseStream.MoveNext(options.CancellationToken)
                ? (null, StatusCode.OK)
                : (method.OutputType.Parser.ParseFrom(stream.ResponseStream.Current), StatusCode.OK);
        }
        catch (RpcException refused)
        {
            return (null, refused.StatusCode);
        }
    }

    /// <summary>Where the method is by REST, for a request, and what is posted there; null when it is not.</summary>
    public static (string Path, string Json)? Rest(MethodDescriptor method, IMessage request)
    {
        if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http)?.Post is not { Length: > 0 } path)
        {
            return null;
        }

        var body = method.InputType.Parser.ParseFrom(request.ToByteString());
        foreach (var field in method.InputType.Fields.InDeclarationOrder())
        {
            var place = $"{{{field.Name}}}";
            if (path.Contains(place, StringComparison.Ordinal))
            {
                path = path.Replace(place, $"{field.Accessor.GetValue(request)}", StringComparison.Ordinal);
                field.Accessor.Clear(body);
            }
        }

        return (path, JsonFormatter.Default.Format(body));
    }
}
