using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Edge;
using Fault = VikLearning.Protos.Roster.V1.ImportFault;

namespace VikLearning.Roster.Imports;

/// <summary>Wire to grain and back, for the roster in bulk.</summary>
internal sealed class ImportGrpcService(
    IGrainFactory grains,
    RosterCheck check,
    RosterArchive archive,
    RefusalTexts texts,
    [FromKeyedServices(RosterModule.Service)] CommandEnvelopes envelopes) : ImportService.ImportServiceBase
{
    private const string Purpose = "roster-import";
    private const int PersonsAMessage = 500;
    private const int BytesAMessage = 256 * 1024;

    private IImportsGrain Imports => grains.GetGrain<IImportsGrain>(IImportsGrain.Key);

    public override async Task<CheckRosterResponse> CheckRoster(CheckRosterRequest request, ServerCallContext context)
    {
        new RequestFields(context).ThrowIfAny();
        var roster = await check.CheckAsync(request.Archive.ToByteArray(), context.CancellationToken);
        return new CheckRosterResponse
        {
            FaultCount = roster.Faults.Count,
            Faults = { roster.Faults.Kept.Select(Worded) },
            Changes = roster.Counts,
        };
    }

    public override async Task<ImportRosterResponse> ImportRoster(
        ImportRosterRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var envelope = envelopes.For(context, request, fields, Purpose);
        var roster = await check.CheckAsync(request.Archive.ToByteArray(), context.CancellationToken);
        IReadOnlyList<ImportPart> parts =
            roster.Faults.Count == 0 && roster.ChangesAnything ? ImportPart.Of(roster.Draft) : [];
        var answer = (await Imports.Import(
            envelope, [.. parts.Select(part => JsonSerializer.Serialize(part, EventCatalog.Json))], roster.Changes,
            parts.Sum(part => part.Students.Length), roster.Faults.Count)).OrThrow();
        return new ImportRosterResponse { ImportId = answer.ImportId?.ToString("N") ?? "" };
    }

    public override async Task<GetImportResponse> GetImport(GetImportRequest request, ServerCallContext context)
    {
        new RequestFields(context).ThrowIfAny();
        var found = Guid.TryParseExact(request.ImportId, "N", out var importId) ? await Imports.Find(importId) : null;
        return found is null
            ? throw new RefusedException([Refusal.NotFound("importId")])
            : new GetImportResponse { Import = ShownOf(found) };
    }

    public override async Task<ListImportsResponse> ListImports(ListImportsRequest request, ServerCallContext context)
    {
        new RequestFields(context).ThrowIfAny();
        return new ListImportsResponse { Imports = { (await Imports.List()).Select(ShownOf) } };
    }

    // Whom it shows goes first, so that every line is on disk before a byte of the archive leaves.
    public override async Task ExportRoster(
        ExportRosterRequest request, IServerStreamWriter<ExportRosterResponse> responseStream,
        ServerCallContext context)
    {
        new RequestFields(context).ThrowIfAny();
        var (persons, bytes) = await archive.WriteAsync(context.CancellationToken);
        foreach (var chunk in persons.Chunk(PersonsAMessage))
        {
            await responseStream.WriteAsync(
                new ExportRosterResponse { PersonIds = { chunk } }, context.CancellationToken);
        }

        for (var at = 0; at < bytes.Length; at += BytesAMessage)
        {
            var piece = bytes.AsMemory(at, Math.Min(BytesAMessage, bytes.Length - at));
            await responseStream.WriteAsync(
                new ExportRosterResponse { Data = UnsafeByteOperations.UnsafeWrap(piece) },
                context.CancellationToken);
        }
    }

    private Fault Worded(ImportFault fault) => new()
    {
        File = fault.File,
        Line = fault.Line,
        Column = fault.What.Field ?? "",
        Code = fault.What.Code,
        Message = texts.Word(fault.What),
    };

    private static RosterImport ShownOf(ImportView one) => new()
    {
        ImportId = one.ImportId.ToString("N"),
        OrderedBy = one.By,
        OrderedAt = one.At.ToTimestamp(),
        Changes = one.Changes is null ? null : CountsOf(one.Changes),
        PartCount = one.PartCount,
        PartsTakenIn = one.PartsTakenIn,
        StudentCount = one.StudentCount,
        StudentsTakenIn = one.StudentsTakenIn,
        Skipped = one.Skipped,
        Done = one.IsDone,
    };

    private static ImportCounts CountsOf(ImportChanges it) => new()
    {
        CohortsOpened = it.CohortsOpened,
        TeamsAdded = it.TeamsAdded,
        TeamsRenamed = it.TeamsRenamed,
        TeachersAssigned = it.TeachersAssigned,
        StudentsEnrolled = it.StudentsEnrolled,
        StudentsMoved = it.StudentsMoved,
        StudentsLeft = it.StudentsLeft,
        StudentsReturned = it.StudentsReturned,
        StudentsRenamed = it.StudentsRenamed,
        StudentsUnchanged = it.StudentsUnchanged,
    };
}
