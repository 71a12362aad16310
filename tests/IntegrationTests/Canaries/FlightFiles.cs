using Grpc.Core;
using VikLearning.IntegrationTests.AllInOne;
using VikLearning.Protos.Portfolio.V1;
using Xunit;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>Lets canaries out in files: in what is in them and in their names, taken and refused.</summary>
internal sealed class FlightFiles(CanarySuite suite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Sends them, and sees that those that were taken come back.</summary>
    public async Task WriteAsync()
    {
        var token = await suite.TokenAsync(CanarySuite.Student);
        var reflection = (await new ReflectionService.ReflectionServiceClient(suite.Invoker).WriteReflectionAsync(
            new() { Title = "Met bestanden", Text = suite.Canaries.Next("a text with files") },
            new Metadata
            {
                { "authorization", $"Bearer {token}" }, { "idempotency-key", Guid.NewGuid().ToString("N") },
            },
            cancellationToken: Stop)).ReflectionId;
        var files = new AttachmentLife(suite.Invoker);
        var content = AttachmentLife.Pdf(suite.Canaries.Next("the content of a file"), 600_000);
        var name = suite.Canaries.NextFile("the name of a file", ".pdf");
        var taken = await files.AttachAsync(token, AttachmentOwner.Reflection, reflection, name, content);
        var (what, bytes) = await files.DownloadAsync(token, taken);
        Assert.Equal(name, what.FileName);
        Assert.Equal(content, bytes);

        await files.RemoveAsync(token, await files.AttachAsync(
            token, AttachmentOwner.Reflection, reflection, suite.Canaries.NextFile("a removed name", ".pdf"),
            AttachmentLife.Pdf(suite.Canaries.Next("the content of a removed file"), 300_000)));
        await Assert.ThrowsAsync<RpcException>(() => files.AttachAsync(
            token, AttachmentOwner.Reflection, reflection, suite.Canaries.Next("the name of a refused file"),
            AttachmentLife.Pdf(suite.Canaries.Next("the content of a refused file"))));
        await Assert.ThrowsAsync<RpcException>(() => files.AttachAsync(
            token, AttachmentOwner.Reflection, suite.Canaries.Next("an owner"), "a.pdf",
            System.Text.Encoding.UTF8.GetBytes(suite.Canaries.Next("what is no file"))));
    }
}
