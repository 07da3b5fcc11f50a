namespace PolicyBot.Service.Channels.WeChat;

/// <summary>What is said on WeChat that is no answer to a question.</summary>
internal static class WeChatWords
{
    /// <summary>What the platform sends as text in the place of stickers and other things it does not pass on.</summary>
    public const string Untransmitted = "【收到不支持的消息类型，暂无法显示】";

    /// <summary>Asks for the answer that took too long.</summary>
    public const string Continue = "1";

    /// <summary>Said where the answer takes too long and cannot be sent later.</summary>
    public const string Wait = "正在为您查找，还需要几秒钟。请回复 1 查看答案。";

    /// <summary>Stands before an answer that could not be delivered when it was due.</summary>
    public const string Earlier = "先回复您上一个问题：\n";

    /// <summary>Stands between what waited for the follower and what is said to what they wrote now.</summary>
    public const string Now = "\n\n————\n您刚才发的消息：\n";

    /// <summary>Stands behind what waited for the follower where what is said to what they wrote now has no room beside it.</summary>
    public const string More = "\n\n（您刚才发的消息也有回复了，回复 1 查看。）";

    /// <summary>What to say to a kind of message that cannot be read; null for kinds to which silence is the right answer.</summary>
    public static string Unreadable(string kind) => kind switch
    {
        "voice" => "抱歉，我还听不了语音。请把问题打成文字发给我，或用输入法的语音输入转成文字。",
        "image" => "抱歉，我还看不了图片。请用文字写出您想问的政策，比如“老旧小区装电梯要哪些人同意？”",
        "video" or "shortvideo" => "抱歉，我还看不了视频。请用文字写出您想问的政策。",
        "location" => "收到您的位置了，但我还不能按定位查找。请在问题里写明区县，比如“武侯区装电梯有补贴吗？”",
        "link" => "抱歉，我还打不开链接。请用文字写出您想问的政策。",
        _ => "抱歉，我只能看文字消息。请用文字写出您想问的政策。",
    };
}
