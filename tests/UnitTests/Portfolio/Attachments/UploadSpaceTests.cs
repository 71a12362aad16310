using Grpc.Core;
using VikLearning.Portfolio.Attachments;
using Xunit;

namespace VikLearning.UnitTests.Portfolio.Attachments;

public class UploadSpaceTests
{
    private const int Half = (int)(UploadSpace.Most / 2);

    [Fact]
    public void Who_comes_when_it_is_full_is_told_to_come_back_and_takes_nothing()
    {
        var space = new UploadSpace();
        using var first = space.Begin();
        using var second = space.Begin();
        first.Take(Half);
        second.Take(Half);

        using var late = space.Begin();
        Assert.Equal(StatusCode.Unavailable, Assert.Throws<RpcException>(() => late.Take(1)).StatusCode);
        Assert.Equal(UploadSpace.Most, space.Taken);
        first.Dispose();
        late.Take(Half);
        Assert.Equal(UploadSpace.Most, space.Taken);
    }

    [Fact]
    public void Whatever_comes_and_goes_at_once_all_is_given_back()
    {
        var space = new UploadSpace();

        Parallel.For(0, 200, number =>
        {
            using var share = space.Begin();
            try
            {
                for (var taken = 0; taken < 1 + (number % 40); taken++)
                {
                    share.Take(4 * 1024 * 1024);
                }
            }
            catch (RpcException full)
            {
                Assert.Equal(StatusCode.Unavailable, full.StatusCode);
            }

            share.Dispose();
        });

        Assert.Equal(0, space.Taken);
    }
}
