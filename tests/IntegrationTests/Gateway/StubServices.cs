using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using VikLearning.Protos.Access.V1;
using VikLearning.Protos.Feed.V1;
using VikLearning.Protos.Insight.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Aggregates;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Edge;
using VikLearning.ServiceDefaults.Journal;
using VikLearning.ServiceDefaults.Privacy;
using Wire = VikLearning.Protos.Portfolio.V1;

namespace VikLearning.IntegrationTests.Gateway;

/// <summary>What the stubs saw, and how they are to behave.</summary>
internal sealed class StubState
{
    public ConcurrentQueue<CommandEnvelope> Decided { get; } = [];

    public ConcurrentDictionary<string, string> LastHeaders { get; } = [];

    public Func<Exception?> Failure { get; set; } = () => null;

    public volatile bool RelationHolds = true;

    /// <summary>What was written down and what was read, in that order.</summary>
    public ConcurrentQueue<string> Seen { get; } = [];

    public volatile bool LedgerFails;

    public TaskCompletionSource StreamEnded { get; private set; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>As at the start, for the next test of those that share a suite.</summary>
    public void Forget()
    {
        Decided.Clear();
        LastHeaders.Clear();
        Seen.Clear();
        Failure = () => null;
        (RelationHolds, LedgerFails) = (true, false);
        StreamEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

internal sealed class StubHours(
    [FromKeyedServices("portfolio")] CommandEnvelopes envelopes, StubState state) : HoursService.HoursServiceBase
{
    public override Task<LogHoursResponse> LogHours(LogHoursRequest request, ServerCallContext context)
    {
        foreach (var header in context.GetHttpContext().Request.Headers)
        {
            state.LastHeaders[header.Key] = header.Value.ToString();
        }

        if (state.Failure() is { } failure)
        {
            throw failure;
        }

        var fields = new RequestFields(context);
        fields.Id("activityId", request.ActivityId);
        fields.Date("date", request.Date);
        fields.Text("note", request.Note, 500);
        var envelope = envelopes.For(context, request, fields);
        var refusals = envelope.Faults;
        if (request.Minutes is < 5 or > 720)
        {
            refusals = refusals.Add(Refusal.Rule("request-refused", "minutes", "5", "720"));
        }

        if (refusals.Length > 0)
        {
            throw new RefusedException(refusals);
        }

        state.Decided.Enqueue(envelope);
        return Task.FromResult(
            new LogHoursResponse { EntryId = envelope.CommandId, CreditedMinutes = request.Minutes });
    }

    public override Task<ListHoursResponse> ListHours(ListHoursRequest request, ServerCallContext context)
    {
        var fields = new RequestFields(context);
        var size = fields.PageSize(request.PageSize);
        fields.PageToken(request.PageToken);
        fields.ThrowIfAny();
        return Task.FromResult(new ListHoursResponse { NextPageToken = $"{context.Caller().Subject}-{size}" });
    }
}

internal sealed class StubCohorts(StubState state) : CohortInsightService.CohortInsightServiceBase
{
    public override Task<GetCohortResponse> GetCohort(GetCohortRequest request, ServerCallContext context) =>
        Task.FromResult(new GetCohortResponse { CohortId = request.CohortId });

    public override async Task WatchCohort(
        WatchCohortRequest request, IServerStreamWriter<WatchCohortResponse> responseStream, ServerCallContext context)
    {
        try
        {
            await responseStream.WriteAsync(new WatchCohortResponse(), context.CancellationToken);
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        finally
        {
            state.StreamEnded.TrySetResult();
        }
    }
}

internal sealed class StubLedgers(StubState state) : Wire.LedgerService.LedgerServiceBase
{
    public override Task<Wire.ListConsultationsResponse> ListConsultations(
        Wire.ListConsultationsRequest request, ServerCallContext context)
    {
        state.Seen.Enqueue($"read {request.PersonId}");
        return Task.FromResult(new Wire.ListConsultationsResponse());
    }
}

/// <summary>A ledger that can be told to fail, and that refuses as the real one does.</summary>
internal sealed class StubConsultationLedger(StubState state) : IConsultationLedger
{
    public Task<bool> RecordAsync(string service, string person, Consultation look)
    {
        if (state.LedgerFails)
        {
            throw new JournalUnavailableException("The disk is gone.");
        }

        state.Seen.Enqueue($"{look.Actor} {look.Role} {look.Purpose} {look.Shown} of {service}.{person}");
        return Task.FromResult(look.RelationHolds);
    }
}

internal sealed class StubFeed : FeedService.FeedServiceBase
{
    public override async Task Follow(
        FollowRequest request, IServerStreamWriter<FollowResponse> responseStream, ServerCallContext context) =>
        await responseStream.WriteAsync(new FollowResponse { Epoch = "test" });
}

internal sealed class StubRelation(StubState state) : IRelation
{
    public Relation Kind => Relation.OwnLocation;

    public Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        Task.FromResult(state.RelationHolds && subject == "cohort-1");
}

internal sealed class StubVault : ITextVault
{
    public Task<SealedText> SealAsync(Guid id, string scope, string text, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public Task<string?> OpenAsync(SealedText sealedText, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public byte[] Mac(string domain, ReadOnlySpan<byte> value) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(domain), value);
}
