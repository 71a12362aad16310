using System.Text;
using Microsoft.AspNetCore.Http;
using VikLearning.Gateway.Limits;
using Xunit;

namespace VikLearning.UnitTests.Gateway;

public class WholeBodyMiddlewareTests
{
    [Fact]
    public async Task A_small_body_has_come_whole_before_anyone_can_refuse_it()
    {
        var (left, passed) = await SendAsync("HTTP/1.1", WholeBodyMiddleware.MostBytes);

        Assert.Equal(0, left);
        Assert.Equal(WholeBodyMiddleware.MostBytes, passed);
    }

    [Theory]
    [InlineData("HTTP/1.1", WholeBodyMiddleware.MostBytes + 1)]
    [InlineData("HTTP/2", 10)]
    public async Task Other_bodies_pass_as_they_come(string protocol, int length)
    {
        var (left, passed) = await SendAsync(protocol, length);

        Assert.Equal(length, left);
        Assert.Equal(length, passed);
    }

    [Fact]
    public async Task A_body_that_never_comes_is_answered_and_goes_no_further()
    {
        var http = Request("HTTP/1.1", 10, new BrokenBody());
        await new WholeBodyMiddleware(_ => throw new InvalidOperationException("It went on.")).InvokeAsync(http);

        Assert.Equal(StatusCodes.Status408RequestTimeout, http.Response.StatusCode);
    }

    // How much was still to be read of the caller's body when the request went on, and what was then found in it.
    private static async Task<(long Left, int Passed)> SendAsync(string protocol, int length)
    {
        using var body = new MemoryStream(Encoding.ASCII.GetBytes(new string('a', length)));
        var (left, passed) = (-1L, -1);
        await new WholeBodyMiddleware(async http =>
        {
            left = body.Length - body.Position;
            using var reader = new StreamReader(http.Request.Body);
            passed = (await reader.ReadToEndAsync()).Count(letter => letter == 'a');
        }).InvokeAsync(Request(protocol, length, body));
        return (left, passed);
    }

    private static DefaultHttpContext Request(string protocol, int length, Stream body)
    {
        var http = new DefaultHttpContext();
        (http.Request.Protocol, http.Request.ContentLength, http.Request.Body) = (protocol, length, body);
        return http;
    }

    private sealed class BrokenBody : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("Too slow.", StatusCodes.Status408RequestTimeout);
    }
}
