using Google.Protobuf;
using Grpc.Core;

namespace VikLearning.LoadTests.Floors;

/// <summary>Answers with as many bytes as asked, and does nothing else.</summary>
internal sealed class EchoGrpcService : EchoService.EchoServiceBase
{
    private static readonly ByteString s_bytes = ByteString.CopyFrom(new byte[64 * 1024]);

    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) =>
        Task.FromResult(new EchoResponse
        {
            Payload = UnsafeByteOperations.UnsafeWrap(
                s_bytes.Memory[..Math.Clamp(request.AnswerBytes, 0, s_bytes.Length)]),
        });
}
