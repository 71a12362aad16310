using System.Data.Common;
using Grpc.Core;
using VikLearning.AllInOne;

var options = AllInOneOptions.Parse(args, out var faults);
if (faults.Count > 0)
{
    foreach (var fault in faults)
    {
        await Console.Error.WriteLineAsync(fault);
    }

    await Console.Error.WriteLineAsync();
    await Console.Error.WriteLineAsync(AllInOneOptions.Usage);
    return 2;
}

try
{
    if (options.TokenFor is { } account)
    {
        return await TokenCommand.RunAsync(options, account);
    }

    if (options.VerifyLedger)
    {
        return await VerifyLedgerCommand.RunAsync(options);
    }

    if (options.Submission is { } submission)
    {
        return await VerifySubmissionCommand.RunAsync(options, submission);
    }

    if (options.RotateKey)
    {
        return await RotateKeyCommand.RunAsync(options);
    }

    using var signals = new StopSignals();
    using var folder = DataFolder.Take(options.DataFolder);
    await using var suite = new Suite(options, folder);
    Console.WriteLine($"Starting on {options.Address} with the data in {folder.Path}...");
    if (await suite.StartAsync(signals.Token))
    {
        Console.WriteLine(suite.Greeting);
        await suite.WaitForShutdownAsync(signals.Token);
    }

    return 0;
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DbException
    or InvalidOperationException or RpcException)
{
    // What a user can mend: a folder, a port, a database. Anything else is ours and ends with its stack.
    await Console.Error.WriteLineAsync($"VikLearning ended: {exception.Message}");
    return 1;
}
