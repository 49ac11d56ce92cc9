//! The words of the pages, a line each in both languages, so that none can be missing in one of them.

macro_rules! words {
    ($($name:ident $vi:literal $en:literal;)*) => {
        /// The words of one language.
        #[derive(Debug)]
        pub(in crate::web) struct Words {
            $(pub(in crate::web) $name: &'static str,)*
        }

        pub(super) static VIETNAMESE: Words = Words { $($name: $vi,)* };
        pub(super) static ENGLISH: Words = Words { $($name: $en,)* };
    };
}

words! {
    lang "vi" "en";
    brand "căn cứ" "căn cứ";
    motto "ai viện dẫn văn bản nào" "who cites which document";
    skip "Đến nội dung" "Skip to content";
    other_language "English" "Tiếng Việt";
    other_lang "en" "vi";
    menu "Các trang" "Pages";
    nav_search "Tìm kiếm" "Search";
    nav_compare "So sánh" "Compare";
    nav_check "Kiểm tra dự thảo" "Check a draft";
    nav_basis "Tìm căn cứ" "Find a basis";
    nav_corpus "Kho văn bản" "Corpus";
    footer "Mọi câu trả lời lấy từ các văn bản đã nạp vào chỉ mục; khi cần dùng chính thức, hãy đối chiếu với bản gốc." "Every answer comes from the documents in the index; before official use, compare with the originals.";
    find "Tìm" "Search";
    find_label "Tìm văn bản" "Search documents";
    find_hint "Số hiệu hoặc nội dung" "Number or words";
    none_fits "Không có văn bản nào phù hợp." "No document matches.";
    all "Tất cả" "All";
    province "Địa phương" "Province";
    year "Năm" "Year";
    issuer "Cơ quan ban hành" "Issuer";
    doc_type "Loại văn bản" "Document type";
    document "Văn bản" "Document";
    documents "văn bản" "documents";
    page "Trang" "Page";
    page_short "tr." "p.";
    role "Vai trò" "Role";
    status "Hiệu lực" "Status";
    date "Ngày" "Date";
    and_more "và thêm" "and";
    more "văn bản khác" "more";
    cut "Còn nữa; danh sách quá dài nên đã cắt bớt." "There is more; the list is too long to be shown whole.";

    compare_title "So sánh viện dẫn" "Compare citations";
    compare_lead "Chọn địa phương, năm, cơ quan hay văn bản, mỗi giá trị một dòng; để trống thì so sánh các giá trị có nhiều văn bản nhất." "Name provinces, years, issuers or documents, one a line; leave it empty to compare those with most documents.";
    compare_by "So sánh theo" "Compare by";
    compare_values "Giá trị, mỗi dòng một" "Values, one a line";
    compare_today "Gộp theo 34 tỉnh, thành hiện nay" "Sum up into today's 34 provinces";
    compare_go "So sánh" "Compare";
    compare_missing "Kho không có, hoặc có nhiều hơn một:" "The index has no such thing, or several:";
    compare_nothing "Không có gì để so sánh." "There is nothing to compare.";
    columns "Các cột" "Columns";
    authority "Văn bản được viện dẫn" "Cited document";
    authorities "văn bản được viện dẫn" "cited documents";
    in_all_columns "được mọi cột viện dẫn" "cited by every column";
    first_rows "hàng đầu được hiện" "first rows are shown";
    in_columns "Số cột" "Columns";
    heat_key "Ô càng đậm: càng nhiều phần văn bản của cột viện dẫn. Màu chữ: vai trò thường gặp nhất." "The darker a cell, the larger the share of the column's documents that cite it. The colour of the figure tells the most frequent role.";
    matrix_scroll "Bảng so sánh, cuộn ngang được" "Comparison table, scrolls sideways";
    alone "Chỉ cột này viện dẫn" "Cited by this column alone";
    lacks "Đa số cột khác viện dẫn, cột này không" "Cited by most other columns and not by this one";
    nothing "không có" "none";
    parts "Bố cục đặt cạnh nhau" "Outlines side by side";
    tasks "Nhiệm vụ đặt cạnh nhau" "Tasks side by side";
    same "Giống nhau" "Same";
    changed "Có sửa" "Changed";
    left_alone "Chỉ bên trái" "Left only";
    right_alone "Chỉ bên phải" "Right only";
    difference "Khác biệt" "Difference";
    words_changed "Xem chữ đã đổi" "Show the changed words";
    leads "Chủ trì" "Leads";
    joins "Phối hợp" "Joins";
    due "Thời hạn" "Due";
    as_csv "Tải CSV" "CSV";
    as_xlsx "Tải Excel" "Excel";
    as_json "JSON" "JSON";
    by_province "Địa phương" "Provinces";
    by_year "Năm" "Years";
    by_issuer "Cơ quan" "Issuers";
    by_document "Văn bản" "Documents";

    check_title "Kiểm tra dự thảo" "Check a draft";
    check_lead "Chọn tệp dự thảo (PDF, Word, văn bản). Tệp chỉ được đọc để trả lời, không được lưu lại." "Choose the file of a draft (PDF, Word, text). It is read for the answer and not kept.";
    check_file "Tệp dự thảo" "Draft file";
    check_go "Kiểm tra" "Check";
    check_clean "Không thấy lỗi nào trong các viện dẫn." "Nothing is wrong with the citations.";
    check_failed "Không đọc được tệp" "The file could not be read";
    check_failed_remedy "Hãy kiểm tra lại tệp, hoặc lưu thành PDF, DOCX rồi gửi lại." "Check the file, or save it as PDF or DOCX and send it again.";
    check_again "Kiểm tra tệp khác" "Check another file";
    errors "lỗi" "errors";
    warnings "cảnh báo" "warnings";
    hints "gợi ý" "hints";
    severity_error "Lỗi" "Error";
    severity_warning "Cảnh báo" "Warning";
    severity_hint "Gợi ý" "Hint";
    findings "Các điểm cần xem" "Findings";
    remedy "Cách sửa" "Remedy";
    line "dòng" "line";
    shown_in "Xem" "See";
    marked_text "Văn bản có đánh dấu" "The text, marked";

    basis_title "Tìm căn cứ" "Find a legal basis";
    basis_lead "Gõ chủ đề hay tên dự thảo để biết các kế hoạch tương tự căn cứ vào đâu; hoặc nêu một văn bản trong kho để xem chuỗi căn cứ của nó." "Type a topic or the title of a draft to see what comparable plans rest on; or name a document of the index to see its chain upward.";
    basis_topic "Chủ đề hoặc tên dự thảo" "Topic or title of a draft";
    basis_topic_hint "Kế hoạch kiểm soát thủ tục hành chính năm 2026 tỉnh Quảng Ngãi" "Kế hoạch kiểm soát thủ tục hành chính năm 2026 tỉnh Quảng Ngãi";
    basis_document "Hoặc văn bản trong kho (số hiệu, tên tệp)" "Or a document of the index (number, file name)";
    basis_on "Hiệu lực vào ngày" "Status on";
    basis_go "Tìm căn cứ" "Find";
    basis_understood "Hiểu là" "Understood as";
    basis_suggested "Căn cứ của các kế hoạch tương tự" "What comparable plans rest on";
    basis_plans "Số kế hoạch" "Plans";
    basis_shown "Kế hoạch dẫn chứng" "Shown by";
    basis_comparable "Các kế hoạch tương tự" "Comparable plans";
    basis_chain "Chuỗi căn cứ" "Chain of legal bases";
    basis_chain_of "Chuỗi căn cứ của" "What it rests on, upward:";
    basis_no_day "Không rõ ngày của văn bản nên không nói được hiệu lực; hãy nêu một ngày." "The date of the document is not known, so no status is told; name a day.";
    basis_none "Không kế hoạch tương tự nào căn cứ vào văn bản có thể dùng ở đây; hãy thử từ khác." "No comparable plan rests on anything that could be a basis here; try other words.";
    basis_empty "Không thấy căn cứ nào trong văn bản này." "This document cites nothing as its basis.";
    basis_told "đã nêu ở trên" "told above";
    basis_in_corpus "có trong kho" "in the index";
    basis_unclear "chưa rõ văn bản nào" "not clear which document";
    as_of "tính đến" "as of";
    several_documents "Có nhiều văn bản như vậy; hãy chọn một:" "Several documents answer to that; choose one:";

    in_force "còn hiệu lực" "in force";
    amended "đã được sửa đổi" "amended";
    replaced "đã được thay thế" "replaced";
    not_yet "chưa có hiệu lực" "not yet in effect";
    unknown "chưa rõ hiệu lực" "status unknown";
    by_change "bởi" "by";
    since "từ" "since";

    corpus_title "Kho văn bản" "Corpus";
    corpus_held "văn bản trong chỉ mục" "documents in the index";
    corpus_failed "tệp không đọc được" "files could not be read";
    corpus_table "Số văn bản theo địa phương và năm" "Documents by province and year";
    corpus_total "Tổng" "Total";
    corpus_no_province "(không rõ)" "(not known)";
    corpus_failures "Tệp không đọc được" "Files that could not be read";
    corpus_all_read "Mọi tệp đều đọc được." "Every file could be read.";
    corpus_file "Tệp" "File";
    corpus_stage "Bước" "Step";
    corpus_reason "Lý do" "Reason";
    corpus_notices "Ghi chú khi đọc" "Doubts of the readers";
    corpus_no_notices "Không có ghi chú nào." "There are none.";
    corpus_kind "Loại" "Kind";
    corpus_count "Số ghi chú" "Notices";
    corpus_scans "Văn bản có trang nhận dạng từ ảnh (OCR)" "Documents with pages recognised from pictures (OCR)";
    notice_unread_page "Trang không đọc được chữ" "Page without readable text";
    notice_ocr "Trang nhận dạng từ ảnh (OCR)" "Page recognised from a picture (OCR)";
    notice_repaired_letters "Chữ bị sai mã đã được sửa" "Wrong letters repaired";
    notice_damaged "Tệp hỏng, chỉ khôi phục được một phần" "Damaged file, recovered in part";
    notice_decoded "Chuyển từ bảng mã khác" "Decoded from another encoding";
    notice_limit "Dừng đọc vì quá giới hạn" "Reading cut short by a limit";
    notice_left_out "Có phần bị bỏ qua" "A part was left out";
}
