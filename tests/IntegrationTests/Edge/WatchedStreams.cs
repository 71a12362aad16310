using System.Collections.Concurrent;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VikLearning.IntegrationTests.Gateway;
using VikLearning.Protos.Access.V1;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.Protos.Roster.V1;
using VikLearning.ServiceDefaults.Access;
using VikLearning.ServiceDefaults.Consultations;
using VikLearning.ServiceDefaults.Hosting;
using VikLearning.ServiceDefaults.Journal;
using Xunit;

namespace VikLearning.IntegrationTests.Edge;

/// <summary>
/// The edge of a service with two streams that show students. No method of the suite streams what is another's yet, so
/// two that answer once are served as streams here, under their own names: what guards them reads their own rules.
/// </summary>
internal sealed class WatchedStreams : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TokenIssuer _issuer;
    private readonly GrpcChannel _channel;

    private WatchedStreams(WebApplication app, TokenIssuer issuer)
    {
        _app = app;
        _issuer = issuer;
        _channel = GrpcChannel.ForAddress(app.Urls.First());
    }

    public WatchedState State { get; } = new();

    public static async Task<WatchedStreams> StartAsync(TimeProvider time)
    {
        var issuer = await TokenIssuer.StartAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Identity:Authority"] = issuer.Address;
        builder.Configuration["Identity:LongestTokenMinutes"] = "180";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time);
        builder.AddServiceDefaults().UseInnerEndpoints();
        WatchedStreams? streams = null;
        builder.Services.AddSingleton(_ => streams!.State);
        builder.Services.AddSingleton<IRelation>(_ => streams!.State);
        builder.Services.AddSingleton<IConsultationLedger>(_ => streams!.State);
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapGrpcService<OneStudent>();
        app.MapGrpcService<AllStudents>();
        await app.StartAsync();
        return streams = new WatchedStreams(app, issuer);
    }

    /// <summary>Opens a stream as a teacher whose token outlives the test.</summary>
    public AsyncServerStreamingCall<TAnswer> Open<TRequest, TAnswer>(
        Method<TRequest, TAnswer> method, TRequest request, CancellationToken cancellation)
        where TRequest : class
        where TAnswer : class
    {
        var token = _issuer.Token("teacher01", ["teacher"], it => it.Expires = DateTime.UtcNow.AddHours(2));
        var headers = StubSuite.Bearer(token);
        headers.Add("consultation-purpose", "guiding");
        return _channel.CreateCallInvoker().AsyncServerStreamingCall(
            method, null, new CallOptions(headers, cancellationToken: cancellation), request);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    /// <summary>A method of the suite by its name, as a stream.</summary>
    public static Method<TRequest, TAnswer> Streaming<TRequest, TAnswer>(string service, string name)
        where TRequest : class, IMessage<TRequest>, new()
        where TAnswer : class, IMessage<TAnswer>, new() => new(
            MethodType.ServerStreaming, service, name, MarshallerOf<TRequest>(), MarshallerOf<TAnswer>());

    private static Marshaller<T> MarshallerOf<T>()
        where T : class, IMessage<T>, new() => Marshallers.Create(
            message => message.ToByteArray(), new MessageParser<T>(() => new T()).ParseFrom);
}

/// <summary>What the streams show, and what was written down before.</summary>
internal sealed class WatchedState : IRelation, IConsultationLedger
{
    private readonly Channel<string> _toShow = Channel.CreateUnbounded<string>();

    public Relation Kind => Relation.OwnTeam;

    public volatile bool RelationHolds = true;

    public volatile bool LedgerFails;

    public ConcurrentQueue<string> Lines { get; } = [];

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The service has something of a student to show.</summary>
    public void Show(string studentId) => Assert.True(_toShow.Writer.TryWrite(studentId));

    public Task<bool> HoldsAsync(string caller, string subject, CancellationToken cancellation) =>
        Task.FromResult(RelationHolds);

    public Task<bool> RecordAsync(string service, string person, Consultation look)
    {
        if (LedgerFails)
        {
            throw new JournalUnavailableException("The disk is gone.");
        }

        Lines.Enqueue($"{look.Actor} {look.Shown} {person}");
        return Task.FromResult(look.RelationHolds);
    }

    public async Task StreamAsync(Func<string, Task> write, ServerCallContext context)
    {
        try
        {
            await foreach (var student in _toShow.Reader.ReadAllAsync(context.CancellationToken))
            {
                await write(student);
            }
        }
        finally
        {
            Ended.TrySetResult();
        }
    }
}

/// <summary>One student, named by the request.</summary>
[BindServiceMethod(typeof(OneStudentStream), nameof(Bind))]
internal abstract class OneStudentStream
{
    public static Method<GetStudentProgressRequest, GetStudentProgressResponse> Method { get; } =
        WatchedStreams.Streaming<GetStudentProgressRequest, GetStudentProgressResponse>(
            "viklearning.portfolio.v1.GuidanceService", nameof(GetStudentProgress));

    public static void Bind(ServiceBinderBase binder, OneStudentStream? service) => binder.AddMethod(
        Method, (ServerStreamingServerMethod<GetStudentProgressRequest, GetStudentProgressResponse>)null!);

    public abstract Task GetStudentProgress(
        GetStudentProgressRequest request, IServerStreamWriter<GetStudentProgressResponse> stream,
        ServerCallContext context);
}

/// <inheritdoc />
internal sealed class OneStudent(WatchedState state) : OneStudentStream
{
    public override Task GetStudentProgress(
        GetStudentProgressRequest request, IServerStreamWriter<GetStudentProgressResponse> stream,
        ServerCallContext context) =>
        state.StreamAsync(student => stream.WriteAsync(new() { StudentId = student }), context);
}

/// <summary>Whoever the answers name.</summary>
[BindServiceMethod(typeof(AllStudentsStream), nameof(Bind))]
internal abstract class AllStudentsStream
{
    public static Method<ListMyStudentsRequest, ListMyStudentsResponse> Method { get; } =
        WatchedStreams.Streaming<ListMyStudentsRequest, ListMyStudentsResponse>(
            "viklearning.roster.v1.TeacherService", nameof(ListMyStudents));

    public static void Bind(ServiceBinderBase binder, AllStudentsStream? service) => binder.AddMethod(
        Method, (ServerStreamingServerMethod<ListMyStudentsRequest, ListMyStudentsResponse>)null!);

    public abstract Task ListMyStudents(
        ListMyStudentsRequest request, IServerStreamWriter<ListMyStudentsResponse> stream,
        ServerCallContext context);
}

/// <inheritdoc />
internal sealed class AllStudents(WatchedState state) : AllStudentsStream
{
    public override Task ListMyStudents(
        ListMyStudentsRequest request, IServerStreamWriter<ListMyStudentsResponse> stream,
        ServerCallContext context) =>
        state.StreamAsync(
            student => stream.WriteAsync(new() { Students = { new GuidedStudent { StudentId = student } } }), context);
}
