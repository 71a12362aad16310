using System.Buffers.Text;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Privacy;

namespace VikLearning.ServiceDefaults.Edge;

/// <summary>
/// Makes the envelope of a changing call. One a service, by its name:
/// <c>[FromKeyedServices("portfolio")] CommandEnvelopes envelopes</c>; it needs that service's text vault.
/// </summary>
public sealed class CommandEnvelopes(ITextVault vault)
{
    /// <summary>The header that a client names its command by, over REST and as gRPC metadata alike.</summary>
    public const string KeyHeader = "idempotency-key";

    private const int LongestKey = 64;
    private const int CommandIdBytes = 18;

    /// <summary>
    /// The envelope of a call, with every fault found so far: those of <paramref name="fields"/>, and those of the
    /// key itself (<c>idempotency-key-missing</c>, <c>idempotency-key-invalid</c>).
    /// </summary>
    /// <param name="context">The call, admitted by the access interceptor.</param>
    /// <param name="request">Its message, as it came.</param>
    /// <param name="fields">Its fields, already read.</param>
    /// <param name="purpose">Why the caller acts; <c>own</c> for one's own data.</param>
    public CommandEnvelope For(
        ServerCallContext context, IMessage request, RequestFields fields, string purpose = "own")
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(fields);
        var key = context.GetHttpContext().Request.Headers[KeyHeader].ToString();
        fields.Check(key.Length > 0, Refusal.Malformed("idempotency-key-missing", KeyHeader));
        fields.Check(
            key.Length == 0 || IsKey(key),
            Refusal.Malformed("idempotency-key-invalid", KeyHeader, $"{LongestKey}"));
        var caller = context.Caller();
        return new CommandEnvelope(
            CommandId(context.Method, caller.Subject, key),
            BodyMac(context.Method, request),
            caller.Subject,
            null,
            purpose,
            fields.Faults);
    }

    private static bool IsKey(string key) =>
        key.Length <= LongestKey && key.All(letter => letter is >= '!' and <= '~');

    // Two callers who happen to choose the same key never meet: the caller is part of what is hashed.
    private string CommandId(string method, string caller, string key)
    {
        var mac = vault.Mac("command", Encoding.UTF8.GetBytes($"{method}\n{caller}\n{key}"));
        return Base64Url.EncodeToString(mac.AsSpan(0, CommandIdBytes));
    }

    private byte[] BodyMac(string method, IMessage request)
    {
        var prefix = Encoding.UTF8.GetBytes($"{method}\n");
        var body = new byte[prefix.Length + request.CalculateSize()];
        prefix.CopyTo(body, 0);
        request.WriteTo(body.AsSpan(prefix.Length));
        return vault.Mac("body", body);
    }
}
