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

    using var folder = DataFolder.Take(options.DataFolder);
    await using var suite = new Suite(options, folder);
    await suite.StartAsync();
    Console.WriteLine(suite.Greeting);
    await suite.WaitForShutdownAsync();
    return 0;
}
catch (Exception exception) when (exception is IOException or InvalidOperationException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
