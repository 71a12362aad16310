using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Grpc.Core;
using Grpc.Net.Client;
using VikLearning.Protos.Portfolio.V1;
using VikLearning.TestHosts;
using Xunit;
using V1 = Grpc.Reflection.V1;

namespace VikLearning.IntegrationTests.AllInOne;

/// <summary>The program itself: what it says, where it listens, its verb <c>token</c>, and how it ends.</summary>
[Collection(SingleProcessGroup.Name)]
public partial class HostTests(SingleProcess process)
{
    private const string GetProgress = "/viklearning.portfolio.v1.ProgressService/GetProgress";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Address => process.Suite.Address.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task It_says_where_it_is_and_who_can_sign_in()
    {
        using var http = new HttpClient { BaseAddress = process.Suite.Address };
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        // Ready is known a moment before it is on the screen.
        while (!process.Suite.Output.Contains("Ctrl+C", StringComparison.Ordinal))
        {
            await Task.Delay(20, Stop);
        }

        Assert.All(
            [
                $"VikLearning is ready: {Address}", $"127.0.0.1:{process.Suite.GrpcAddress.Port}", process.Suite.Data,
                $"student01 ... student{SingleProcess.Students}", "teacher01", "chief01", "chief02", "admin",
                "privacy01", "\"demo\"",
            ],
            said => Assert.Contains(said, process.Suite.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plain_gRPC_with_reflection_is_on_the_next_port()
    {
        using var channel = GrpcChannel.ForAddress(process.Suite.GrpcAddress);
        using var reflection = new V1.ServerReflection.ServerReflectionClient(channel)
            .ServerReflectionInfo(cancellationToken: Stop);
        await reflection.RequestStream.WriteAsync(new V1.ServerReflectionRequest { ListServices = "" }, Stop);
        Assert.True(await reflection.ResponseStream.MoveNext(Stop));
        var services = reflection.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name);
        Assert.Contains("viklearning.portfolio.v1.ProgressService", services);

        var student = await process.UserAsync("student01");
        var overGrpc = await new ProgressService.ProgressServiceClient(channel).GetProgressAsync(
            new GetProgressRequest(), new Metadata { { "authorization", $"Bearer {student.Token}" } },
            cancellationToken: Stop);
        Assert.Equal(
            (await student.GetAsync(RestUser.Progress)).Number("creditedMinutes"), overGrpc.CreditedMinutes);
        Assert.Equal(9360, overGrpc.RequiredMinutes);
    }

    [Fact]
    public async Task GRPC_Web_is_on_the_first_port()
    {
        using var http = new HttpClient { BaseAddress = process.Suite.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, GetProgress);
        request.Headers.Authorization = new("Bearer", (await process.UserAsync("student01")).Token);
        request.Content = new ByteArrayContent([0, 0, 0, 0, 0]);
        request.Content.Headers.ContentType = new("application/grpc-web+proto");
        using var answer = await http.SendAsync(request, Stop);
        var frame = await answer.Content.ReadAsByteArrayAsync(Stop);
        var length = BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(1));

        Assert.Equal(26, GetProgressResponse.Parser.ParseFrom(frame, 5, length).Activities.Count);
    }

    [Fact]
    public async Task A_second_process_on_the_same_folder_is_refused_and_the_first_goes_on()
    {
        var second = await SuiteProcess.RunAsync(
            "--urls", $"http://127.0.0.1:{Ports.FreePair()}", "--data", process.Suite.Data);

        Assert.Equal(1, second.ExitCode);
        Assert.Contains($"Another process uses {process.Suite.Data}.", second.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Errors, StringComparison.Ordinal);
        (await (await process.UserAsync("student01")).GetAsync(RestUser.Progress)).Ok();
    }

    [Fact]
    public async Task An_address_that_is_taken_is_told_in_a_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var folder = Directory.CreateTempSubdirectory("vik-taken-").FullName;
        var run = await SuiteProcess.RunAsync("--urls", $"http://{taken.LocalEndpoint}", "--data", folder);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("address already in use", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_command_line_is_told_and_nothing_is_made()
    {
        var wrong = await SuiteProcess.RunAsync("--urls", "http://0.0.0.0:80", "--data");

        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("loopback only", wrong.Errors, StringComparison.Ordinal);
        Assert.Contains("--data needs a value.", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal("", wrong.Output);
    }

    [Fact]
    public async Task The_verb_token_prints_a_token_and_nothing_else()
    {
        var run = await SuiteProcess.RunAsync("token", "student02", "--urls", Address, "--data", process.Suite.Data);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"^[\w-]+\.[\w-]+\.[\w-]+\r?\n$", run.Output);
        using var http = new HttpClient { BaseAddress = process.Suite.Address };
        (await new RestUser(http, run.Output.Trim()).GetAsync(RestUser.Progress)).Ok();
    }

    [Fact]
    public async Task The_verb_token_refuses_where_no_demo_suite_runs()
    {
        var nowhere = $"http://127.0.0.1:{Ports.FreePair()}";
        foreach (var (arguments, reason) in new (string[], string)[]
        {
            (["student99", "--urls", Address, "--data", process.Suite.Data], "knows no demo account student99"),
            (["student01", "--urls", nowhere, "--data", process.Suite.Data], "Does the suite run at"),
            (["student01", "--urls", Address, "--data", Path.Combine(process.Suite.Data, "other")], "demo mode only"),
        })
        {
            var run = await SuiteProcess.RunAsync(["token", .. arguments]);
            Assert.Equal((1, ""), (run.ExitCode, run.Output));
            Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Asked_to_stop_it_ends_without_a_complaint()
    {
        var before = process.Suite.Output;
        var exitCode = await process.Suite.StopAsync();
        var after = process.Suite.Output;
        await process.Suite.RestartAsync();

        Assert.Equal(0, exitCode);
        Assert.True(WithoutSignals(before) == WithoutSignals(after), after);
    }

    // What others read until now may be unusual, and be told of in between; that is no complaint about the stop.
    private static string WithoutSignals(string output) =>
        string.Join('\n', output.Split('\n').Where(line => !SignalLine().IsMatch(line)));

    [GeneratedRegex(@"^warn: VikLearning\.ServiceDefaults\.Consultations\.LedgerKeeperGrain\[\d+\]$"
        + @"|^ +Unusual reading in \w+: \w+\. The administrator sees by whom\.$")]
    private static partial Regex SignalLine();
}
