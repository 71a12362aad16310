using Grpc.Core;
using VikLearning.LoadTests;
using VikLearning.LoadTests.Floors;
using VikLearning.LoadTests.Reports;

if (args is [EchoHost.Verb, var urls, var authority])
{
    return await EchoHost.RunAsync(urls, authority);
}

if (args is not [var name, .. var rest]
    || Catalogue.Find(name) is not { } test
    || LoadSettings.Parse(rest) is not { } settings)
{
    Console.WriteLine(LoadSettings.Usage);
    foreach (var known in Catalogue.All)
    {
        Console.WriteLine($"  {known.Name,-18}{known.Summary}");
    }

    return args.Length == 0 ? 0 : 2;
}

using var limit = new CancellationTokenSource(settings.Limit);
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    limit.Cancel();
};
var run = new LoadRun(test.Name, settings);
try
{
    await test.RunAsync(run, limit.Token);
}
catch (OperationCanceledException) when (limit.IsCancellationRequested)
{
    Console.Error.WriteLine($"Ended before its time: stopped by hand, or longer than {settings.Limit}.");
    return 3;
}
catch (Exception failure) when (failure is InvalidOperationException or IOException or RpcException)
{
    Console.Error.WriteLine($"{test.Name} could not run: {failure.Message}");
    return 1;
}

return await Closing.WriteAsync(run);
