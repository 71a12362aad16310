using Grpc.Core;
using VikLearning.Protos.Integrity.V1;

namespace VikLearning.Integrity.Library;

/// <summary>The library on the wire.</summary>
internal sealed class LibraryGrpcService(DilemmaShelf shelf) : LibraryService.LibraryServiceBase
{
    public override Task<GetLibraryResponse> GetLibrary(GetLibraryRequest request, ServerCallContext context) =>
        Task.FromResult(new GetLibraryResponse { Library = shelf.Library });
}
